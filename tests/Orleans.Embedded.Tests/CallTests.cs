using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Orleans.Embedded.Tests;

public class CallTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(16)]
    public async Task Every_kind_of_method_answers(int inlineDepth)
    {
        await using var silo = await TestSilo.StartAsync(inlineDepth: inlineDepth);
        var grain = silo.Get<IProbe>();
        var id = Guid.NewGuid();
        for (var i = 0; i < 50; i++)
        {
            Assert.Equal(i + 1, await grain.Add(i, 1));
            Assert.Equal(i + 2, await grain.AddValue(i, 2));
            await grain.Touch();
            Assert.Null(await grain.Nothing());
            Assert.Equal(
                FormattableString.Invariant($"a|{i}|1.50|{id}|False"),
                await grain.Join("a", i, 1.50m, id, CancellationToken.None));
        }
    }

    [Fact]
    public async Task An_exception_reaches_the_caller_with_the_stack_of_its_origin()
    {
        await using var silo = await TestSilo.StartAsync();
        for (var i = 0; i < 20; i++)
        {
            var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => silo.Get<IProbe>().Fail("at once"));
            Assert.Equal("at once", failure.Message);
            Assert.Contains("ProbeGrain.Fail(", failure.StackTrace, StringComparison.Ordinal);
            failure = await Assert.ThrowsAsync<InvalidOperationException>(() => silo.Get<IProbe>().FailLater("later"));
            Assert.Contains("ProbeGrain.FailLater(", failure.StackTrace, StringComparison.Ordinal);
        }

        Assert.Equal(3, await silo.Get<IProbe>().Add(1, 2));
    }

    [Fact]
    public async Task A_one_way_call_returns_before_it_has_run_and_its_failure_is_logged()
    {
        await using var silo = await TestSilo.StartAsync();
        var waiting = silo.Get<IProbe>().Wait("first");
        Assert.True(silo.Get<IProbe>().Tell("second").IsCompletedSuccessfully);
        Assert.False(silo.Gates["second"].Task.IsCompleted);
        silo.Gates["first"].SetResult();
        await waiting;
        await silo.Gates["second"].Task.WaitAsync(TimeSpan.FromSeconds(10));
        await silo.Get<IProbe>().TellAndFail();
        await Journal.UntilAsync(
            () => silo.Log.Entries.Any(e => e.Text.Contains("IProbe.TellAndFail", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_call_that_takes_too_long_times_out_and_names_grain_and_method()
    {
        await using var silo = await TestSilo.StartAsync(responseTimeout: TimeSpan.FromMilliseconds(200));
        var slow = silo.Get<IProbe>("slow").Wait("never");
        var behind = silo.Get<IProbe>("slow").Add(1, 2);
        var failure = await Assert.ThrowsAsync<TimeoutException>(() => slow);
        Assert.Contains("probe/slow", failure.Message, StringComparison.Ordinal);
        Assert.Contains("IProbe.Wait", failure.Message, StringComparison.Ordinal);
        failure = await Assert.ThrowsAsync<TimeoutException>(() => behind);
        Assert.Contains("IProbe.Add", failure.Message, StringComparison.Ordinal);
        Assert.Contains("IProbe.Wait has been running", failure.Message, StringComparison.Ordinal);
        silo.Gates["never"].SetResult();
        await Journal.UntilAsync(() => silo.Get<IProbe>("slow").Add(1, 2).Result == 3);
    }

    [Fact]
    public async Task A_call_to_oneself_and_a_circle_of_calls_time_out()
    {
        // The clock moves only while a time-out is waited for: however slow the machine is, nothing else gets one.
        using var clock = new VirtualWorld();
        await using var silo = await TestSilo.StartAsync(s => s.Services.AddSingleton<TimeProvider>(clock));
        var failure = await TimedOut(silo.Get<IProbe>("me").AskSelf());
        Assert.Contains("probe/me", failure.Message, StringComparison.Ordinal);
        await TimedOut(silo.Get<IProbe>("a").AskOther("b", 2));
        Assert.Equal(1, await silo.Get<IProbe>("c").AskOther("d", 1));
        await EndOf(silo.StopAsync());

        async Task<TimeoutException> TimedOut(Task call)
        {
            await EndOf(call);
            return await Assert.ThrowsAsync<TimeoutException>(() => call);
        }

        Task EndOf(Task task) => Journal.UntilAsync(() =>
        {
            clock.Run(TimeSpan.FromSeconds(1));
            return task.IsCompleted;
        });
    }

    [Fact]
    public async Task Calls_beyond_the_bound_of_the_line_are_refused()
    {
        await using var silo = await TestSilo.StartAsync(s => s.Configure<SiloMessagingOptions>(
            o => o.MaxEnqueuedRequestsHardLimit = 3));
        var grain = silo.Get<IProbe>();
        await grain.Touch();
        var running = grain.Wait("gate");
        await Journal.UntilAsync(() => grain.Running().Result == 1);
        var waiting = Enumerable.Range(0, 3).Select(_ => grain.Add(1, 1)).ToArray();
        var refusal = await Assert.ThrowsAsync<LimitExceededException>(() => grain.Add(1, 1));
        Assert.Contains("probe/1", refusal.Message, StringComparison.Ordinal);
        silo.Gates["gate"].SetResult();
        await running;
        Assert.All(await Task.WhenAll(waiting), sum => Assert.Equal(2, sum));
    }

    [Fact]
    public async Task Ambient_values_travel_to_the_callee_and_its_changes_do_not_come_back()
    {
        await using var silo = await TestSilo.StartAsync();
        RequestContext.Set("who", "alice");
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal("alice", await silo.Get<IProbe>().Ambient("who"));
            await silo.Get<IProbe>().SetAmbient("who", "mallory");
            Assert.Equal("alice", RequestContext.Get("who"));
        }

        RequestContext.Clear();
        Assert.Null(await silo.Get<IProbe>().Ambient("who"));
    }

    [Fact]
    public async Task A_long_chain_of_calls_does_not_exhaust_the_stack()
    {
        await using var silo = await TestSilo.StartAsync();
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(2_000, await silo.Get<IProbe>("start").DeepAsk(2_000));
        }
    }
}
