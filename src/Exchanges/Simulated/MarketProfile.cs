using System.Collections.Immutable;

namespace TradingPlatform.Exchanges.Simulated;

/// <summary>What one generated market is like.</summary>
/// <param name="Ticker">Its name, with rules in the list of known instruments.</param>
/// <param name="PriceAtStart">Price on the first day, in quote.</param>
/// <param name="Volatility">Yearly deviation of the price, as a share.</param>
/// <param name="TradeSteps">Size of a small trade, in quantity steps.</param>
/// <param name="SpreadTicks">Half the bid-ask spread of a normal moment, in ticks.</param>
/// <param name="LevelTicks">Distance between two levels of the book, in ticks.</param>
internal sealed record MarketProfile(
    string Ticker, double PriceAtStart, double Volatility, long TradeSteps, int SpreadTicks, int LevelTicks)
{
    public static ImmutableArray<MarketProfile> All { get; } =
    [
        new("BTCUSDT", 64_000, 0.55, 1_000, 3, 100),
        new("ETHUSDT", 3_200, 0.70, 2_000, 1, 10),
        new("SOLUSDT", 150, 0.90, 2_000, 1, 2),
    ];
}
