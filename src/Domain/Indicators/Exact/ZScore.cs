using TradingPlatform.Domain.Market;

namespace TradingPlatform.Domain.Indicators.Exact;

/// <summary>How far the last close is from its mean, in standard deviations.</summary>
public static class ZScore
{
    /// <summary>(close − mean) / deviation over the last <paramref name="period"/> closes, the last one included; null
    /// with fewer candles, or when all closes are equal.</summary>
    /// <param name="candles">Oldest first.</param>
    /// <param name="period">2 or more.</param>
    public static decimal? Of(ReadOnlySpan<Candle> candles, int period) =>
        StdDev.Of(candles, period) is { } deviation and > 0
            ? (candles[^1].Close - Sma.Of(candles, period)!.Value) / deviation
            : null;
}
