namespace Orleans.Embedded.Tests;

public class EndingTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(16)]
    public async Task An_activation_ends_behind_the_call_that_asked_for_its_end(int inlineDepth)
    {
        await using var silo = await TestSilo.StartAsync(inlineDepth: inlineDepth);
        await BeQuickAsync(silo, warm => warm.EndAndStay("open"));
        var grain = silo.Get<ILingering>();
        var first = await grain.Instance();
        var staying = grain.EndAndStay("stay");
        await Journal.UntilAsync(() => silo.Journal.Count("1 asked") == 1);
        var next = grain.Instance();
        await Task.Delay(100);
        Assert.False(next.IsCompleted);
        Assert.Equal(0, silo.Journal.Count("1 ends"));
        silo.Gates["stay"].SetResult();
        await staying;
        Assert.NotEqual(first, await next);
        Assert.Equal(["1 asked", "1 stayed", "1 ends"], LinesOf(silo));
    }

    [Fact]
    public async Task A_host_that_stops_waits_for_a_call_that_runs_on_its_callers_thread()
    {
        await using var silo = await TestSilo.StartAsync();
        await BeQuickAsync(silo, warm => warm.BlockThenStay("open", "open", "open"));
        var grain = silo.Get<ILingering>();
        await grain.Instance();
        var staying = Task.Run(() => grain.BlockThenStay("entered", "blocks", "stays"));
        await silo.Gates["entered"].Task;
        var stopping = silo.StopAsync();
        silo.Gates["blocks"].SetResult();
        await Task.Delay(100);
        Assert.Equal(0, silo.Journal.Count("1 ends"));
        silo.Gates["stays"].SetResult();
        await staying;
        await stopping;
        Assert.Equal(["1 stayed", "1 ends"], LinesOf(silo));
    }

    [Fact]
    public async Task A_listener_that_throws_when_its_timer_is_stopped_keeps_no_activation_from_ending()
    {
        await using var silo = await TestSilo.StartAsync();
        var grain = silo.Get<ILingering>();
        var first = await grain.Instance();
        await grain.StartRudeTimer();
        await silo.Gates["ticked"].Task;
        await grain.End();
        Assert.NotEqual(first, await grain.Instance().WaitAsync(TimeSpan.FromSeconds(10)));
        Assert.Contains(silo.Log.Entries, e => e.Failure is AggregateException);
    }

    private static IEnumerable<string> LinesOf(TestSilo silo) =>
        silo.Journal.Lines.Where(line => line.StartsWith("1 ", StringComparison.Ordinal));

    /// <summary>Calls a method until the host knows that it is quick, and so runs it on its callers' threads.</summary>
    private static async Task BeQuickAsync(TestSilo silo, Func<ILingering, Task> call)
    {
        silo.Gates["open"].TrySetResult();
        for (var i = 0; i < 50; i++)
        {
            await call(silo.Get<ILingering>($"warm{i}"));
        }
    }
}
