using TradingPlatform.Domain.Market;

namespace TradingPlatform.Domain.Indicators.Exact;

/// <summary>Slope of the least-squares line through closes.</summary>
public static class Slope
{
    /// <summary>Over the last <paramref name="period"/> closes, in quote per bar; null with fewer candles.</summary>
    /// <param name="candles">Oldest first.</param>
    /// <param name="period">2 to 1,000.</param>
    public static decimal? Of(ReadOnlySpan<Candle> candles, int period)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(period, 1_000);
        if (!Period.HasBars(candles.Length, period, period, least: 2))
        {
            return null;
        }

        // Σ (i − mean)·close / Σ (i − mean)², with both sides doubled so that the weights are whole numbers.
        var sum = 0m;
        var window = candles[^period..];
        for (var i = 0; i < period; i++)
        {
            sum += ((2 * i) - period + 1) * window[i].Close;
        }

        return sum * 6 / (period * (((decimal)period * period) - 1));
    }
}
