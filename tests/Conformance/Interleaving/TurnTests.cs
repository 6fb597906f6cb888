namespace TradingPlatform.Conformance.Interleaving;

public sealed class TurnTests(ActorCluster cluster) : Suite(cluster)
{
    [Fact]
    public async Task A_request_waits_for_the_one_before_it_though_that_one_awaits()
    {
        var (gate, other) = (NewKey(), NewKey());
        var grain = Get<ITurns>(NewKey());
        var first = grain.Wait(gate);
        await UntilAsync(() => grain.Running().Result == 1);
        var second = grain.Wait(other);
        Gates.Open(other);
        await Task.Delay(Moment);
        Assert.False(second.IsCompleted);
        Gates.Open(gate);
        await Task.WhenAll(first, second);
    }

    [Fact]
    public async Task What_always_interleaves_does_not_wait()
    {
        var gate = NewKey();
        var grain = Get<ITurns>(NewKey());
        var running = grain.Wait(gate);
        await UntilAsync(() => grain.Running().Result == 1);
        Gates.Open(gate);
        await running;
    }

    [Fact]
    public async Task Readers_run_beside_readers_and_not_beside_a_writer()
    {
        var (reading, writing) = (NewKey(), NewKey());
        var grain = Get<ITurns>(NewKey());
        Task[] readers = [grain.Read(reading), grain.Read(reading)];
        await UntilAsync(() => grain.Running().Result == 2);
        var writer = grain.Wait(writing);
        await Task.Delay(Moment);
        Assert.Equal(2, await grain.Running());
        Gates.Open(reading);
        await Task.WhenAll(readers);
        await UntilAsync(() => grain.Running().Result == 1);
        var late = grain.Read(reading);
        await Task.Delay(Moment);
        Assert.False(late.IsCompleted);
        Gates.Open(writing);
        await Task.WhenAll(writer, late);
    }

    [Fact]
    public async Task A_grain_that_calls_itself_waits_for_itself_until_the_call_times_out() =>
        await Assert.ThrowsAsync<TimeoutException>(() => Get<ITurns>(NewKey()).AskSelf());

    [Fact]
    public async Task A_reentrant_grain_may_call_itself() =>
        Assert.Equal(5, await Get<IOpen>(NewKey()).Countdown(5));

    [Fact]
    public async Task Turns_of_a_reentrant_grain_never_overlap()
    {
        var grain = Get<IOpen>(NewKey());
        var counts = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => grain.Count()));
        Assert.Equal(200, counts.Max());
        Assert.Equal(205, await grain.Count());
    }

    [Fact]
    public async Task A_class_decides_by_the_request_what_interleaves()
    {
        Assert.Equal(1, await Get<IChoosy>(NewKey()).AskSelf(mayInterleave: true));
        await Assert.ThrowsAsync<TimeoutException>(() => Get<IChoosy>(NewKey()).AskSelf(mayInterleave: false));
    }

    [Fact]
    public async Task A_call_comes_back_into_the_grain_that_allowed_it() =>
        Assert.Equal(3, await Get<IBoomerang>(NewKey()).Throw(NewKey(), hops: 3, allow: true));

    [Fact]
    public async Task A_call_that_comes_back_without_leave_times_out() =>
        await Assert.ThrowsAsync<TimeoutException>(
            () => Get<IBoomerang>(NewKey()).Throw(NewKey(), hops: 2, allow: false));

    [Fact]
    public async Task Leave_can_be_withdrawn_for_a_part_of_the_way() =>
        await Assert.ThrowsAsync<TimeoutException>(() => Get<IBoomerang>(NewKey()).ThrowSuppressed(NewKey()));

    [Fact]
    public async Task Leave_is_for_the_chain_alone_and_others_wait_their_turn()
    {
        var gate = NewKey();
        var grain = Get<IBoomerang>(NewKey());
        var open = grain.HoldOpen(gate);
        await UntilAsync(() => Journal.Of(gate).Count == 1);
        var other = grain.Throw(NewKey(), 0, allow: true);
        await Task.Delay(Moment);
        Assert.False(other.IsCompleted);
        Gates.Open(gate);
        await Task.WhenAll(open, other);
    }
}
