using TradingPlatform.Domain.Market;

namespace TradingPlatform.Domain.Indicators.Exact;

/// <summary>Exponential moving average of closes with weight 2 / (period + 1).</summary>
public static class Ema
{
    /// <summary>Begins with the simple mean of the window's first <paramref name="period"/> closes and runs over the
    /// rest, so it depends on where the window begins: with 5 periods of window the begin weighs less than 0.1 %. In
    /// quote; null with fewer than <paramref name="period"/> candles.</summary>
    /// <param name="candles">Oldest first.</param>
    /// <param name="period">1 or more.</param>
    public static decimal? Of(ReadOnlySpan<Candle> candles, int period)
    {
        if (!Period.HasBars(candles.Length, period, period))
        {
            return null;
        }

        var average = Sma.Of(candles[..period], period)!.Value;
        foreach (var candle in candles[period..])
        {
            average += (candle.Close - average) * 2 / (period + 1);
        }

        return average;
    }
}
