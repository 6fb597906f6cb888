using System.Diagnostics;

namespace Orleans.Embedded.Tests;

/// <summary>A grain that blocks, loops, throws or calls in a circle harms no other. (Circles: see
/// <see cref="DeadlockTests"/>.) Alone: these tests take all threads there are.</summary>
[Collection(Alone.Name)]
public class HarmTests
{
    [Fact]
    public async Task A_method_that_was_quick_and_blocks_holds_up_its_caller_alone()
    {
        await using var silo = await TestSilo.StartAsync(responseTimeout: TimeSpan.FromMilliseconds(500));
        using var blocked = await BlockedInlineAsync(silo);

        // From here on nobody else is held up: not by the same method of another grain, nor at the blocked grain.
        var other = await Task.Run(() => Task.FromResult(silo.Get<IRude>("other").Maybe("other")))
            .WaitAsync(TimeSpan.FromSeconds(5));
        Assert.False(other.IsCompleted);
        await Assert.ThrowsAsync<TimeoutException>(() => silo.Get<IRude>("blocked").Maybe(""));
        Assert.Equal(3, await silo.Get<IProbe>("free").Add(1, 2));
        silo.Gates["other"].SetResult();
        await Record.ExceptionAsync(() => other);
        blocked.Dispose();
        await Journal.UntilAsync(() => silo.Get<IRude>("blocked").Maybe("").IsCompletedSuccessfully);
    }

    [Fact]
    public async Task While_every_thread_of_the_pool_is_blocked_for_a_while_other_grains_answer_in_the_end()
    {
        await using var silo = await TestSilo.StartAsync();
        ThreadPool.GetMinThreads(out var threads, out _);
        var blocked = Enumerable.Range(0, 2 * threads)
            .Select(i => silo.Get<IProbe>(FormattableString.Invariant($"blocked-{i}")).Block("gate")).ToArray();
        var started = Stopwatch.GetTimestamp();
        Assert.Equal(3, await silo.Get<IProbe>("free").Add(1, 2));
        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 15);
        silo.Gates["gate"].SetResult();
        await Task.WhenAll(blocked);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(16)]
    public async Task A_grain_that_loops_lets_others_have_their_turn_and_can_still_be_told_to_stop(int inlineDepth)
    {
        await using var silo = await TestSilo.StartAsync(inlineDepth: inlineDepth);
        ThreadPool.GetMinThreads(out var threads, out _);
        var loops = Enumerable.Range(0, 2 * threads)
            .Select(i => silo.Get<IRude>(FormattableString.Invariant($"loops-{i}"))).ToArray();
        var looping = loops.Select(g => g.Loop()).ToArray();
        for (var i = 0; i < 100; i++)
        {
            Assert.Equal(i + 1, await silo.Get<IProbe>("free").Add(i, 1).WaitAsync(TimeSpan.FromSeconds(10)));
        }

        await Task.WhenAll(loops.Select(g => g.Stop()));
        await Task.WhenAll(looping).WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Whatever_a_grain_throws_wherever_it_throws_it_others_are_served()
    {
        await using var silo = await TestSilo.StartAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => silo.Get<IRude>("a").ThrowEverywhere());
        await Journal.UntilAsync(() => silo.Log.Entries.Count(e => e.Failure is InvalidOperationException) >= 2);
        Assert.Equal(3, await silo.Get<IProbe>("free").Add(1, 2));
        await silo.Get<IRude>("a").Maybe("");
    }

    /// <summary>Makes the method earn its place on callers' threads and then block one, until the host has noticed. On
    /// a busy machine a quick run may look slow and cost it that place, so it may take more than one attempt.</summary>
    private static async Task<Blocked> BlockedInlineAsync(TestSilo silo)
    {
        for (var attempt = 0; attempt < 50; attempt++)
        {
            for (var i = 0; i < 50; i++)
            {
                await silo.Get<IRude>("blocked").Maybe("");
            }

            var gate = FormattableString.Invariant($"gate-{attempt}");
            var blocked = new Blocked(() => silo.Get<IRude>("blocked").Maybe(gate), silo.Gates[gate]);
            await Journal.UntilAsync(() => blocked.HasReturned || IsNoticed(silo));
            if (!blocked.HasReturned)
            {
                return blocked;
            }

            blocked.Dispose();
        }

        throw new InvalidOperationException("The method was never run on its caller's thread.");
    }

    private static bool IsNoticed(TestSilo silo) => silo.Log.Entries.Any(
        e => e.Text.Contains("IRude.Maybe has kept its caller's thread", StringComparison.Ordinal));

    private sealed class Blocked : IDisposable
    {
        private readonly TaskCompletionSource _gate;
        private volatile bool _hasReturned;

        public Blocked(Func<Task> call, TaskCompletionSource gate)
        {
            _gate = gate;
            var thread = new Thread(() =>
            {
                _ = call();
                _hasReturned = true;
            })
            {
                IsBackground = true,
            };
            thread.Start();
        }

        /// <summary>Whether the call has come back to its thread, so it was queued.</summary>
        public bool HasReturned => _hasReturned;

        public void Dispose() => _gate.TrySetResult();
    }
}

/// <summary>Tests that leave no room for others beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
