using TradingPlatform.Domain.Market;

namespace TradingPlatform.Domain.Indicators.Exact;

/// <summary>Relative strength index, smoothed as Wilder did it.</summary>
public static class Rsi
{
    /// <summary>100 · gains / (gains + losses), 0 to 100; 50 when nothing moved. Begins with the simple mean of the
    /// window's first <paramref name="period"/> changes, so it depends on where the window begins. Null with fewer than
    /// <paramref name="period"/> + 1 candles.</summary>
    /// <param name="candles">Oldest first.</param>
    /// <param name="period">1 or more.</param>
    public static decimal? Of(ReadOnlySpan<Candle> candles, int period)
    {
        if (!Period.HasBars(candles.Length, period, period + 1))
        {
            return null;
        }

        var (gains, losses) = (0m, 0m);
        for (var i = 1; i < candles.Length; i++)
        {
            var change = candles[i].Close - candles[i - 1].Close;
            var (gain, loss) = (Math.Max(change, 0), Math.Max(-change, 0));
            (gains, losses) = i <= period
                ? (gains + (gain / period), losses + (loss / period))
                : (gains + ((gain - gains) / period), losses + ((loss - losses) / period));
        }

        return gains + losses == 0 ? 50 : 100 * gains / (gains + losses);
    }
}
