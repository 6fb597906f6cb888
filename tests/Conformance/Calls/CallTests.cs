using System.Collections.Immutable;
using Orleans;

namespace TradingPlatform.Conformance.Calls;

public sealed class CallTests(ActorCluster cluster) : Suite(cluster)
{
    [Fact]
    public async Task Every_kind_of_method_answers()
    {
        var grain = Get<ICallee>(NewKey());
        Assert.Equal(3, await grain.Add(1, 2));
        Assert.Equal(3, await grain.AddValue(1, 2));
        await grain.Touch();
        Assert.Null(await grain.Nothing(null));
        Assert.Equal("", await grain.Nothing(""));
    }

    [Fact]
    public async Task A_message_arrives_whole()
    {
        var order = new Order(
            "BINANCE:BTCUSDT",
            0.000_000_010m,
            [new Fill(Guid.NewGuid(), 1.5), new Fill(Guid.NewGuid(), double.MaxValue)],
            ImmutableDictionary<string, long>.Empty.Add("ñ", long.MinValue),
            new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(5.5)),
            null);
        var echo = await Get<ICallee>(NewKey()).Echo(order);
        Assert.Equal(
            (order.Symbol, order.Price, order.At, order.Remark), (echo.Symbol, echo.Price, echo.At, echo.Remark));
        Assert.Equal(order.Fills, echo.Fills.AsEnumerable());
        Assert.Equal(order.Counts, echo.Counts.AsEnumerable());
        Assert.Equal(order.At.Offset, echo.At.Offset);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_exception_reaches_the_caller_and_the_grain_serves_on(bool later)
    {
        var grain = Get<ICallee>(NewKey());
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(
            () => later ? grain.FailLater("why not") : grain.Fail("why not"));
        Assert.Equal("why not", failure.Message);
        Assert.Equal(3, await grain.Add(1, 2));
    }

    [Fact]
    public async Task Keys_of_every_kind_come_back()
    {
        var id = Guid.NewGuid();
        Assert.Equal(id, await Client.GetGrain<IGuidKeyed>(id).Key());
        Assert.Equal(-5, await Client.GetGrain<INumberKeyed>(-5).Key());
        Assert.Equal(long.MinValue, await Client.GetGrain<INumberKeyed>(long.MinValue).Key());
        Assert.Equal("a b/ç:c", await Get<ICallee>("a b/ç:c").Key());
        Assert.Equal("a b/ç:c", Get<ICallee>("a b/ç:c").GetPrimaryKeyString());
    }

    [Fact]
    public async Task References_travel_in_messages_and_their_collections_and_can_be_called()
    {
        string[] keys = [NewKey(), NewKey(), NewKey()];
        var contacts = new Contacts(Get<ICallee>(keys[0]), [Get<ICallee>(keys[1]), Get<ICallee>(keys[2])]);
        Assert.Equal(keys, await Get<ICallee>(NewKey()).KeysOf(contacts));
    }

    [Fact]
    public async Task References_to_one_grain_are_equal_wherever_they_were_made()
    {
        var key = NewKey();
        var own = await Get<ICallee>(key).Own();
        Assert.Equal(Get<ICallee>(key), own);
        Assert.Equal(Get<ICallee>(key).GetHashCode(), own.GetHashCode());
        Assert.NotEqual(Get<ICallee>(NewKey()), own);
        Assert.Equal(Get<ICallee>(key).GetGrainId(), own.GetGrainId());
        Assert.Equal(key, own.GetPrimaryKeyString());
    }

    [Fact]
    public async Task Two_interfaces_of_a_grain_lead_to_one_activation()
    {
        var grain = Get<ICallee>(NewKey());
        await grain.Touch();
        Assert.Equal(1, await Get<ICalleesOther>(grain.GetPrimaryKeyString()).Touches());
        Assert.Equal(1, await grain.AsReference<ICalleesOther>().Touches());
    }

    [Fact]
    public async Task A_one_way_call_returns_before_it_has_run_and_nobody_hears_of_its_failure()
    {
        var gate = NewKey();
        var grain = Get<ICallee>(NewKey());
        await grain.Tell(gate);
        Assert.Empty(Journal.Of(gate));
        Gates.Open(gate);
        await UntilAsync(() => Journal.Of(gate).Count == 1);
        Assert.Equal(3, await grain.Add(1, 2));
    }

    [Fact]
    public async Task A_call_that_takes_too_long_times_out_and_the_grain_goes_on_with_it()
    {
        var gate = NewKey();
        var grain = Get<ICallee>(NewKey());
        await Assert.ThrowsAsync<TimeoutException>(() => grain.Wait(gate));
        Gates.Open(gate);
        Assert.Equal(3, await grain.Add(1, 2));
    }

    [Fact]
    public async Task A_cancelled_call_is_answered_at_once_and_its_method_sees_the_token()
    {
        using var cancelled = new CancellationTokenSource();
        var grain = Get<ICallee>(NewKey());
        var running = grain.UntilCancelled(cancelled.Token);
        await UntilAsync(() => Journal.Of(grain.GetPrimaryKeyString()).Count == 1);
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        await UntilAsync(() => Journal.Of(grain.GetPrimaryKeyString()).Count == 2);
    }

    [Fact]
    public async Task A_call_that_waits_is_answered_at_once_when_it_is_cancelled()
    {
        using var cancelled = new CancellationTokenSource();
        var grain = Get<ICallee>(NewKey());
        var gate = NewKey();
        var first = grain.Wait(gate);
        var behind = grain.UntilCancelled(cancelled.Token);
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => behind);
        Assert.False(first.IsCompleted);
        Gates.Open(gate);
        await first;
        Assert.Equal(3, await grain.Add(1, 2));
    }

    [Fact]
    public async Task A_call_with_a_cancelled_token_never_starts()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        var grain = Get<ICallee>(NewKey());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => grain.UntilCancelled(cancelled.Token));
        await grain.Touch();
        Assert.Empty(Journal.Of(grain.GetPrimaryKeyString()));
    }
}
