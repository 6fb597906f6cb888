using TradingPlatform.Domain.Market;

namespace TradingPlatform.Domain.Indicators.Exact;

/// <summary>Kaufman's efficiency ratio: how straight the way was.</summary>
public static class EfficiencyRatio
{
    /// <summary>|close − close <paramref name="period"/> bars before| / Σ |change|, from 0 (went nowhere) to 1
    /// (straight); null with fewer than <paramref name="period"/> + 1 candles, or when nothing moved.</summary>
    /// <param name="candles">Oldest first.</param>
    /// <param name="period">1 or more.</param>
    public static decimal? Of(ReadOnlySpan<Candle> candles, int period)
    {
        if (!Period.HasBars(candles.Length, period, period + 1))
        {
            return null;
        }

        var window = candles[^(period + 1)..];
        var way = 0m;
        for (var i = 1; i < window.Length; i++)
        {
            way += Math.Abs(window[i].Close - window[i - 1].Close);
        }

        return way == 0 ? null : Math.Abs(window[^1].Close - window[0].Close) / way;
    }
}
