namespace Orleans.Embedded.Tests;

public class CancellationTests
{
    [Fact]
    public async Task A_call_that_waits_is_answered_at_once_and_never_starts()
    {
        await using var silo = await TestSilo.StartAsync();
        using var cancelled = new CancellationTokenSource();
        var waiting = silo.Get<IProbe>().Wait("gate");
        var behind = silo.Get<IProbe>().Note("behind", cancelled.Token);
        await cancelled.CancelAsync();
        var failure = await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => behind.WaitAsync(TimeSpan.FromSeconds(10)));
        Assert.Equal(cancelled.Token, failure.CancellationToken);
        silo.Gates["gate"].SetResult();
        await waiting;
        await silo.Get<IProbe>().Note("after", CancellationToken.None);
        Assert.Equal(0, silo.Journal.Count("note behind"));
        Assert.Equal(1, silo.Journal.Count("note after"));
    }

    [Fact]
    public async Task A_call_with_a_cancelled_token_does_not_start()
    {
        await using var silo = await TestSilo.StartAsync();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        for (var i = 0; i < 20; i++)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(
                () => silo.Get<IProbe>().Note("never", cancelled.Token));
            await silo.Get<IProbe>().Note("ever", CancellationToken.None);
        }

        Assert.Equal(0, silo.Journal.Count("note never"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(16)]
    public async Task A_call_that_runs_sees_the_token_and_its_caller_is_answered_at_once(int inlineDepth)
    {
        await using var silo = await TestSilo.StartAsync(inlineDepth: inlineDepth);
        for (var i = 0; i < 20; i++)
        {
            using var cancelled = new CancellationTokenSource();
            var running = silo.Get<IProbe>().UntilCancelled(cancelled.Token);
            await cancelled.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(
                () => running.WaitAsync(TimeSpan.FromSeconds(10)));
            Assert.Equal(3, await silo.Get<IProbe>().Add(1, 2));
        }
    }

    [Fact]
    public async Task A_callee_that_ignores_the_token_finishes_in_peace()
    {
        await using var silo = await TestSilo.StartAsync();
        using var cancelled = new CancellationTokenSource();
        var running = silo.Get<IProbe>().IgnoreToken("gate", cancelled.Token);
        await Journal.UntilAsync(() => silo.Get<IProbe>().Running().Result == 1);
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running.WaitAsync(TimeSpan.FromSeconds(10)));
        silo.Gates["gate"].SetResult();
        await Journal.UntilAsync(() => silo.Journal.Count("ignored") == 1);
    }
}
