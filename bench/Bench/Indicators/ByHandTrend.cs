using TradingPlatform.Domain.Indicators;

namespace TradingPlatform.Bench.Indicators;

/// <summary>Trend indicators as one writes them for one series.</summary>
internal static class ByHandTrend
{
    public static void Adx(Bar[] bars, AdxValue[] to, int n)
    {
        var (plus, minus, range, index, average) = (0.0, 0.0, 0.0, 0.0, 0.0);
        for (var i = 1; i < bars.Length; i++)
        {
            ref readonly var bar = ref bars[i];
            ref readonly var before = ref bars[i - 1];
            var (up, down) = (bar.High - before.High, before.Low - bar.Low);
            var decay = i < n ? 0 : 1.0 / n;
            plus += (up > down && up > 0 ? up : 0) - (plus * decay);
            minus += (down > up && down > 0 ? down : 0) - (minus * decay);
            range += Math.Max(bar.High, before.Close) - Math.Min(bar.Low, before.Close) - (range * decay);
            if (i >= n)
            {
                index = plus + minus == 0 ? index : 100 * Math.Abs(plus - minus) / (plus + minus);
                average += i < 2 * n ? index / n : (index - average) / n;
                to[i] = new AdxValue(average, 100 * plus / range, 100 * minus / range);
            }
        }
    }

    public static void Aroon(Bar[] bars, AroonValue[] to, int n)
    {
        var (highAt, lowAt) = (-1, -1);
        for (var i = n; i < bars.Length; i++)
        {
            highAt = ByHandExtremes.HighAt(bars, i, n + 1, highAt);
            lowAt = ByHandExtremes.LowAt(bars, i, n + 1, lowAt);
            to[i] = new AroonValue(100.0 * (n - (i - highAt)) / n, 100.0 * (n - (i - lowAt)) / n);
        }
    }

    public static void Efficiency(double[] x, double[] to, int n)
    {
        var way = 0.0;
        for (var i = 1; i < x.Length; i++)
        {
            way += Math.Abs(x[i] - x[i - 1]);
            if (i > n)
            {
                way -= Math.Abs(x[i - n] - x[i - n - 1]);
            }

            to[i] = i < n ? double.NaN : way == 0 ? 0 : Math.Abs(x[i] - x[i - n]) / way;
        }
    }

    /// <summary>By rolling sums of x, x² and bar·x, relative to the first input lest the squares lose all
    /// digits.</summary>
    public static void Line(double[] x, LinearRegressionValue[] to, int n)
    {
        var (sum, squares, products, first) = (0.0, 0.0, 0.0, x[0]);
        var bars = n * (((double)n * n) - 1) / 12;
        for (var i = 0; i < x.Length; i++)
        {
            var value = x[i] - first;
            if (i >= n)
            {
                var old = x[i - n] - first;
                products -= sum - old;
                sum -= old;
                squares -= old * old;
            }

            products += Math.Min(i, n - 1) * value;
            sum += value;
            squares += value * value;
            if (i >= n - 1)
            {
                var together = products - (sum * (n - 1) / 2);
                var spread = squares - (sum * sum / n);
                var slope = together / bars;
                to[i] = new LinearRegressionValue(
                    slope, first + (sum / n) + (slope * (n - 1) / 2), spread == 0 ? 0 : slope * together / spread);
            }
        }
    }

    public static void SuperTrend(Bar[] bars, TrailingStopValue[] to, int n, double factor)
    {
        var (atr, weight, upper, lower, way) = (0.0, 1.0 / n, 0.0, 0.0, -1);
        for (var i = 1; i < bars.Length; i++)
        {
            ref readonly var bar = ref bars[i];
            var before = bars[i - 1].Close;
            var range = Math.Max(bar.High, before) - Math.Min(bar.Low, before);
            atr += weight * (i <= n ? range : range - atr);
            if (i < n)
            {
                continue;
            }

            var middle = (bar.High + bar.Low) / 2;
            var (up, down) = (middle + (factor * atr), middle - (factor * atr));
            upper = i == n || up < upper || before > upper ? up : upper;
            lower = i == n || down > lower || before < lower ? down : lower;
            way = way > 0 ? (bar.Close < lower ? -1 : 1) : (bar.Close > upper ? 1 : -1);
            to[i] = new TrailingStopValue(way > 0 ? lower : upper, way);
        }
    }

    public static void Sar(Bar[] bars, TrailingStopValue[] to, double step, double most)
    {
        var fell = bars[0].Low - bars[1].Low;
        var isLong = !(fell > 0 && fell > bars[1].High - bars[0].High);
        var (stop, extreme, share) = isLong ? (bars[0].Low, bars[1].High, step) : (bars[0].High, bars[1].Low, step);
        for (var i = 1; i < bars.Length; i++)
        {
            ref readonly var now = ref bars[i];
            ref readonly var before = ref bars[i == 1 ? 1 : i - 1];
            if (isLong)
            {
                if (now.Low <= stop)
                {
                    isLong = false;
                    stop = Math.Max(extreme, Math.Max(before.High, now.High));
                    (extreme, share) = (now.Low, step);
                }
                else if (now.High > extreme)
                {
                    (extreme, share) = (now.High, Math.Min(share + step, most));
                }
            }
            else if (now.High >= stop)
            {
                isLong = true;
                stop = Math.Min(extreme, Math.Min(before.Low, now.Low));
                (extreme, share) = (now.High, step);
            }
            else if (now.Low < extreme)
            {
                (extreme, share) = (now.Low, Math.Min(share + step, most));
            }

            to[i] = new TrailingStopValue(stop, isLong ? 1 : -1);
            stop += share * (extreme - stop);
            stop = isLong
                ? Math.Min(stop, Math.Min(before.Low, now.Low))
                : Math.Max(stop, Math.Max(before.High, now.High));
        }
    }

    public static void Ichimoku(Bar[] bars, IchimokuValue[] to, int conversion, int middle, int longest, int ahead)
    {
        var (high1, low1, high2, low2, high3, low3) = (-1, -1, -1, -1, -1, -1);
        for (var i = longest - 1; i < bars.Length; i++)
        {
            high1 = ByHandExtremes.HighAt(bars, i, conversion, high1);
            low1 = ByHandExtremes.LowAt(bars, i, conversion, low1);
            high2 = ByHandExtremes.HighAt(bars, i, middle, high2);
            low2 = ByHandExtremes.LowAt(bars, i, middle, low2);
            high3 = ByHandExtremes.HighAt(bars, i, longest, high3);
            low3 = ByHandExtremes.LowAt(bars, i, longest, low3);
            var tenkan = (bars[high1].High + bars[low1].Low) / 2;
            var kijun = (bars[high2].High + bars[low2].Low) / 2;
            var span = (bars[high3].High + bars[low3].Low) / 2;
            var drawn = i >= longest - 1 + ahead ? to[i - ahead] : default;
            to[i] = new IchimokuValue(tenkan, kijun, drawn.NextA, drawn.NextB, span);
        }
    }
}
