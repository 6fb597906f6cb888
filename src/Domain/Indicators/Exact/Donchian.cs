using TradingPlatform.Domain.Market;

namespace TradingPlatform.Domain.Indicators.Exact;

/// <summary>The channel between the highest high and the lowest low.</summary>
public static class Donchian
{
    /// <summary>Over the last <paramref name="period"/> candles, the last one included, in quote; null with fewer. A
    /// breakout rule hands in the window without its last candle and compares that one's close.</summary>
    /// <param name="candles">Oldest first.</param>
    /// <param name="period">1 or more.</param>
    public static (decimal High, decimal Low)? Of(ReadOnlySpan<Candle> candles, int period)
    {
        if (!Period.HasBars(candles.Length, period, period))
        {
            return null;
        }

        var (high, low) = (candles[^1].High, candles[^1].Low);
        foreach (var candle in candles[^period..])
        {
            (high, low) = (Math.Max(high, candle.High), Math.Min(low, candle.Low));
        }

        return (high, low);
    }
}
