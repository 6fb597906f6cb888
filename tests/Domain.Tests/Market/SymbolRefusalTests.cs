using TradingPlatform.Domain.Market;
using static TradingPlatform.Domain.Tests.Market.MarketWorld;

namespace TradingPlatform.Domain.Tests.Market;

public sealed class SymbolRefusalTests
{
    private readonly MarketWorld _world = new();

    public SymbolRefusalTests() => _world.Take(Input(10, 90, Trade(85, 100)));

    [Fact]
    public void An_unlisted_market_takes_nothing() => Assert.Equal(
        "symbol.not-listed", SymbolMarket.Take(SymbolState.Initial, Input(1, 1)).Refusal!.Code);

    [Theory]
    [InlineData(11)]
    [InlineData(1)]
    public void Another_markets_input_is_refused(long position) =>
        Refused("symbol.other-symbol", "SIM:ETHUSDT", Input(position, 100) with { Symbol = "SIM:ETHUSDT" });

    [Fact]
    public void Numbers_that_no_sum_could_hold_are_refused()
    {
        Assert.Null(_world.Take(Input(11, 100, Trade(95, 1_000_000_000_000m, 1_000_000_000_000m))).Refusal);
        Refused("symbol.value-too-large", "1000000000000.1", Input(12, 100, Trade(96, 1_000_000_000_000.1m)));
        Refused("symbol.value-too-large", "1000000000000.1", Input(12, 100, Trade(96, 1, 1_000_000_000_000.1m)));
    }

    [Fact]
    public void Time_does_not_go_back() => Refused("symbol.time-went-back", "00:01:29", Input(11, 89));

    [Fact]
    public void A_price_of_zero_is_refused() =>
        Refused("symbol.price-not-positive", "costs 0", Input(11, 100, Trade(95, 1), Trade(95, 0)));

    [Fact]
    public void A_negative_quantity_is_refused() =>
        Refused("symbol.quantity-negative", "-0.1", Input(11, 100, Trade(95, 1, -0.1m)));

    [Fact]
    public void Trades_out_of_order_are_refused() =>
        Refused("symbol.trades-out-of-order", "00:01:34", Input(11, 100, Trade(95, 1), Trade(94, 1)));

    [Fact]
    public void A_trade_later_than_its_step_is_refused() =>
        Refused("symbol.trade-after-input", "00:01:41", Input(11, 100, Trade(101, 1)));

    [Fact]
    public void A_trade_of_a_closed_minute_is_refused() =>
        Refused("symbol.trade-too-late", "00:00:59.99", Input(11, 100, Trade(59.99, 1)));

    [Fact]
    public void A_trade_late_but_of_the_open_minute_is_folded_in()
    {
        Assert.Null(_world.Take(Input(11, 100, Trade(60, 50))).Refusal);
        Assert.Equal(50, _world.State.Forming[0]!.Close);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(9)]
    [InlineData(-1)]
    public void A_repeated_or_older_position_had_been_taken_even_when_it_now_says_nonsense(long position)
    {
        var before = _world.State;
        var step = _world.Take(Input(position, 1, Trade(500, -1)));
        Assert.Null(step.Refusal);
        Assert.Null(step.Batch);
        Assert.Empty(step.Events);
        Assert.Same(before, step.State);
    }

    [Fact]
    public void Deciding_alone_gives_the_same_events_and_refusals()
    {
        var good = Input(11, 200, Trade(95, 1), Trade(150, 1));
        var decision = SymbolMarket.Decider.Decide(_world.State, new SymbolCommand.Take(good));
        Assert.Equal<SymbolEvent>(SymbolMarket.Take(_world.State, good).Events, decision.Events);
        Assert.NotEmpty(decision.Events);
        var refused = SymbolMarket.Decider.Decide(_world.State, new SymbolCommand.Take(Input(11, 0)));
        Assert.Equal("symbol.time-went-back", refused.Refusal!.Code);
    }

    private void Refused(string code, string names, MarketInput input)
    {
        var before = _world.State;
        var step = _world.Take(input);
        Assert.Equal(code, step.Refusal?.Code);
        Assert.Contains(names, step.Refusal!.Detail, StringComparison.Ordinal);
        Assert.Null(step.Batch);
        Assert.Empty(step.Events);
        Assert.Same(before, step.State);
    }
}
