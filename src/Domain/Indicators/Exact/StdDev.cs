using TradingPlatform.Domain.Market;

namespace TradingPlatform.Domain.Indicators.Exact;

/// <summary>Standard deviation of closes around their own mean, of the whole population (divided by n, as Bollinger
/// bands have it).</summary>
public static class StdDev
{
    /// <summary>Over the last <paramref name="period"/> closes, in quote; null with fewer candles.</summary>
    /// <param name="candles">Oldest first.</param>
    /// <param name="period">2 or more.</param>
    public static decimal? Of(ReadOnlySpan<Candle> candles, int period)
    {
        if (!Period.HasBars(candles.Length, period, period, least: 2))
        {
            return null;
        }

        var mean = Sma.Of(candles, period)!.Value;
        var squares = 0m;
        foreach (var candle in candles[^period..])
        {
            squares += (candle.Close - mean) * (candle.Close - mean);
        }

        return DecimalMath.Sqrt(squares / period);
    }
}
