namespace TradingPlatform.Conformance.Timers;

public sealed class TimerTests(ActorCluster cluster) : Suite(cluster)
{
    [Fact]
    public async Task Ticks_come_one_after_the_other_though_one_of_them_throws()
    {
        var key = NewKey();
        await Get<ITimed>(key).Start(interleave: false, periodMilliseconds: 5);
        await UntilAsync(() => Journal.Of(key).Count >= 6);
        await Get<ITimed>(key).Stop();
        Assert.InRange(await Get<ITimed>(key).Ticks(), 5, 1_000);
    }

    [Fact]
    public async Task A_tick_waits_for_a_request_that_runs()
    {
        var grain = Get<ITimed>(NewKey());
        await grain.Start(interleave: false, periodMilliseconds: 20);
        Assert.Equal(0, await grain.TicksDuring(300));
        await grain.Stop();
    }

    [Fact]
    public async Task A_tick_that_interleaves_does_not_wait()
    {
        var grain = Get<ITimed>(NewKey());
        await grain.Start(interleave: true, periodMilliseconds: 20);
        Assert.InRange(await grain.TicksDuring(1_000), 2, 50);
        await grain.Stop();
    }

    [Fact]
    public async Task A_timer_that_is_disposed_ticks_no_more()
    {
        var key = NewKey();
        await Get<ITimed>(key).Start(interleave: false, periodMilliseconds: 20);
        await UntilAsync(() => Journal.Of(key).Count >= 1);
        await Get<ITimed>(key).Stop();
        var ticks = await Get<ITimed>(key).Ticks();
        await Task.Delay(Moment);
        Assert.InRange(await Get<ITimed>(key).Ticks(), ticks, ticks + 1);
    }

    [Fact]
    public async Task A_timer_can_be_set_anew_and_without_a_period_ticks_once()
    {
        var key = NewKey();
        await Get<ITimed>(key).Start(interleave: false, periodMilliseconds: 3_600_000);
        await Get<ITimed>(key).Change(dueMilliseconds: 20);
        await UntilAsync(() => Journal.Of(key).Count == 1);
        await Task.Delay(Moment);
        Assert.Single(Journal.Of(key));
        await Get<ITimed>(key).Stop();
    }

    [Fact]
    public async Task A_timer_ends_with_its_activation()
    {
        var key = NewKey();
        await Get<ITimed>(key).Start(interleave: false, periodMilliseconds: 20);
        await UntilAsync(() => Journal.Of(key).Count >= 1);
        await Get<ITimed>(key).End();
        Assert.Equal(0, await Get<ITimed>(key).Ticks());
        var ticks = Journal.Of(key).Count;
        await Task.Delay(Moment);
        Assert.Equal(ticks, Journal.Of(key).Count);
    }
}
