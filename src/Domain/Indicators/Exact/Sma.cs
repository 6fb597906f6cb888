using TradingPlatform.Domain.Market;

namespace TradingPlatform.Domain.Indicators.Exact;

/// <summary>Simple moving average of closes.</summary>
public static class Sma
{
    /// <summary>The mean of the last <paramref name="period"/> closes, in quote; null with fewer candles.</summary>
    /// <param name="candles">Oldest first.</param>
    /// <param name="period">1 or more.</param>
    public static decimal? Of(ReadOnlySpan<Candle> candles, int period)
    {
        if (!Period.HasBars(candles.Length, period, period))
        {
            return null;
        }

        var sum = 0m;
        foreach (var candle in candles[^period..])
        {
            sum += candle.Close;
        }

        return sum / period;
    }
}
