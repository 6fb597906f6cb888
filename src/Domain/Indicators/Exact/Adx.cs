using TradingPlatform.Domain.Market;

namespace TradingPlatform.Domain.Indicators.Exact;

/// <summary>Average directional index: how strongly a market trends, whichever way.</summary>
public static class Adx
{
    /// <summary>0 to 100. Movements and true ranges are summed over <paramref name="period"/> − 1 bars, then decayed
    /// and added to as Wilder did; the first index is the mean of <paramref name="period"/> directional indices, later
    /// ones weigh 1 / period. Depends on where the window begins. Null with fewer than 2 · <paramref name="period"/>
    /// candles.</summary>
    /// <param name="candles">Oldest first.</param>
    /// <param name="period">2 or more.</param>
    public static decimal? Of(ReadOnlySpan<Candle> candles, int period)
    {
        if (!Period.HasBars(candles.Length, period, 2 * period, least: 2))
        {
            return null;
        }

        var (plus, minus, range, index, average) = (0m, 0m, 0m, 0m, 0m);
        for (var i = 1; i < candles.Length; i++)
        {
            var (up, down) = Movement(candles[i], candles[i - 1]);
            var decay = i < period ? 0 : 1m / period;
            plus += up - (plus * decay);
            minus += down - (minus * decay);
            range += TrueRange.Of(candles[i], candles[i - 1]) - (range * decay);
            if (i < period)
            {
                continue;
            }

            // A bar without any movement says nothing new: the index before it stands.
            index = range == 0 || plus + minus == 0 ? index : 100 * Math.Abs(plus - minus) / (plus + minus);
            average += i < 2 * period ? index / period : (index - average) / period;
        }

        return average;
    }

    /// <summary>The larger of the two new extremes counts, the other is none.</summary>
    private static (decimal Up, decimal Down) Movement(Candle candle, Candle before)
    {
        var (up, down) = (candle.High - before.High, before.Low - candle.Low);
        return (up > down && up > 0 ? up : 0, down > up && down > 0 ? down : 0);
    }
}
