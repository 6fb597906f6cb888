using TradingPlatform.Domain.Market;
using static TradingPlatform.Domain.Tests.Market.MarketWorld;

namespace TradingPlatform.Domain.Tests.Market;

public sealed class SymbolListingTests
{
    [Fact]
    public void A_market_is_listed_once()
    {
        var listed = List(SymbolState.Initial, Rules);
        Assert.Equal<SymbolEvent>([new SymbolEvent.Listed(Rules)], listed.Events);
        var again = List(new MarketWorld().State, Rules);
        Assert.Null(again.Refusal);
        Assert.Empty(again.Events);
    }

    [Fact]
    public void Changed_rules_are_listed_anew()
    {
        var finer = Rules with { TickSize = 0.001m };
        Assert.Equal<SymbolEvent>([new SymbolEvent.Listed(finer)], List(new MarketWorld().State, finer).Events);
    }

    [Fact]
    public void A_market_keeps_its_symbol() => Assert.Equal(
        "symbol.other-symbol", List(new MarketWorld().State, Rules with { Symbol = "SIM:ETHUSDT" }).Refusal!.Code);

    [Fact]
    public void Rules_that_make_no_sense_are_refused_by_name()
    {
        Refused(Rules with { Symbol = "btcusdt" }, "VENUE:TICKER");
        Refused(Rules with { BaseAsset = " " }, "base asset");
        Refused(Rules with { TickSize = -0.01m }, "TickSize is -0.01");
        Refused(Rules with { QuantityMin = 2, QuantityMax = 1 }, "2 exceeds the most, 1");
    }

    private static void Refused(Instrument instrument, string names)
    {
        var refusal = List(SymbolState.Initial, instrument).Refusal;
        Assert.Equal("symbol.invalid-instrument", refusal?.Code);
        Assert.Contains(names, refusal!.Detail, StringComparison.Ordinal);
    }

    private static Decision<SymbolEvent> List(SymbolState state, Instrument instrument) =>
        SymbolMarket.Decider.Decide(state, new SymbolCommand.List(instrument));
}
