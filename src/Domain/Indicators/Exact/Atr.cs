using TradingPlatform.Domain.Market;

namespace TradingPlatform.Domain.Indicators.Exact;

/// <summary>Average true range, smoothed as Wilder did it: each bar weighs 1 / period.</summary>
public static class Atr
{
    /// <summary>Begins with the simple mean of the window's first <paramref name="period"/> true ranges and runs over
    /// the rest, so it depends on where the window begins. In quote; null with fewer than <paramref name="period"/> + 1
    /// candles.</summary>
    /// <param name="candles">Oldest first.</param>
    /// <param name="period">1 or more.</param>
    public static decimal? Of(ReadOnlySpan<Candle> candles, int period)
    {
        if (!Period.HasBars(candles.Length, period, period + 1))
        {
            return null;
        }

        var average = 0m;
        for (var i = 1; i < candles.Length; i++)
        {
            var range = TrueRange.Of(candles[i], candles[i - 1]);
            average = i <= period
                ? average + (range / period)
                : average + ((range - average) / period);
        }

        return average;
    }
}
