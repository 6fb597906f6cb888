using TradingPlatform.Domain.Market;

namespace TradingPlatform.Domain.Indicators.Exact;

/// <summary>The span a bar really moved over, the jump from the bar before included.</summary>
public static class TrueRange
{
    /// <summary>max(high, close before) − min(low, close before), in quote.</summary>
    public static decimal Of(Candle candle, Candle before) =>
        Math.Max(candle.High, before.Close) - Math.Min(candle.Low, before.Close);
}
