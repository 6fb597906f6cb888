using TradingPlatform.Domain.Indicators;

namespace TradingPlatform.Bench.Indicators;

/// <summary>Ranges, bands and deviations as one writes them for one series.</summary>
internal static class ByHandVolatility
{
    public static void TrueRange(Bar[] bars, double[] to)
    {
        for (var i = 1; i < bars.Length; i++)
        {
            var before = bars[i - 1].Close;
            to[i] = Math.Max(bars[i].High, before) - Math.Min(bars[i].Low, before);
        }
    }

    public static void Atr(Bar[] bars, double[] to, int n)
    {
        var (atr, weight) = (0.0, 1.0 / n);
        for (var i = 1; i < bars.Length; i++)
        {
            var before = bars[i - 1].Close;
            var range = Math.Max(bars[i].High, before) - Math.Min(bars[i].Low, before);
            atr += weight * (i <= n ? range : range - atr);
            to[i] = i < n ? double.NaN : atr;
        }
    }

    public static void Natr(Bar[] bars, double[] to, int n)
    {
        var (atr, weight) = (0.0, 1.0 / n);
        for (var i = 1; i < bars.Length; i++)
        {
            var before = bars[i - 1].Close;
            var range = Math.Max(bars[i].High, before) - Math.Min(bars[i].Low, before);
            atr += weight * (i <= n ? range : range - atr);
            to[i] = i < n ? double.NaN : 100 * atr / bars[i].Close;
        }
    }

    /// <summary>By rolling sums of x and x², relative to the first input lest the squares lose all digits.</summary>
    public static void StdDev(double[] x, double[] to, int n)
    {
        var (sum, squares, first) = (0.0, 0.0, x[0]);
        for (var i = 0; i < x.Length; i++)
        {
            var value = x[i] - first;
            sum += value;
            squares += value * value;
            if (i >= n)
            {
                var old = x[i - n] - first;
                sum -= old;
                squares -= old * old;
            }

            var mean = sum / n;
            to[i] = i < n - 1 ? double.NaN : Math.Sqrt(Math.Max(0, (squares / n) - (mean * mean)));
        }
    }

    public static void ZScore(double[] x, double[] to, int n)
    {
        var (sum, squares, first) = (0.0, 0.0, x[0]);
        for (var i = 0; i < x.Length; i++)
        {
            var value = x[i] - first;
            sum += value;
            squares += value * value;
            if (i >= n)
            {
                var old = x[i - n] - first;
                sum -= old;
                squares -= old * old;
            }

            var mean = sum / n;
            var variance = Math.Max(0, (squares / n) - (mean * mean));
            to[i] = i < n - 1 ? double.NaN : variance == 0 ? 0 : (value - mean) / Math.Sqrt(variance);
        }
    }

    public static void Bollinger(double[] x, BollingerValue[] to, int n, double factor)
    {
        var (sum, squares, first) = (0.0, 0.0, x[0]);
        for (var i = 0; i < x.Length; i++)
        {
            var value = x[i] - first;
            sum += value;
            squares += value * value;
            if (i >= n)
            {
                var old = x[i - n] - first;
                sum -= old;
                squares -= old * old;
            }

            if (i >= n - 1)
            {
                var mean = sum / n;
                var width = factor * Math.Sqrt(Math.Max(0, (squares / n) - (mean * mean)));
                to[i] = new BollingerValue(
                    first + mean + width,
                    first + mean,
                    first + mean - width,
                    width == 0 ? 0.5 : (value - mean + width) / (2 * width));
            }
        }
    }

    public static void Keltner(Bar[] bars, ChannelValue[] to, int n, int range, double factor)
    {
        var (middle, atr, weight, share) = (bars[0].Close / n, 0.0, 2.0 / (n + 1), 1.0 / range);
        for (var i = 1; i < bars.Length; i++)
        {
            var before = bars[i - 1].Close;
            var height = Math.Max(bars[i].High, before) - Math.Min(bars[i].Low, before);
            atr += share * (i <= range ? height : height - atr);
            middle += i < n ? bars[i].Close / n : weight * (bars[i].Close - middle);
            to[i] = new ChannelValue(middle + (factor * atr), middle, middle - (factor * atr));
        }
    }

    public static void Donchian(Bar[] bars, ChannelValue[] to, int n)
    {
        var (highAt, lowAt) = (-1, -1);
        for (var i = n - 1; i < bars.Length; i++)
        {
            highAt = ByHandExtremes.HighAt(bars, i, n, highAt);
            lowAt = ByHandExtremes.LowAt(bars, i, n, lowAt);
            var (high, low) = (bars[highAt].High, bars[lowAt].Low);
            to[i] = new ChannelValue(high, (high + low) / 2, low);
        }
    }

    public static void Ulcer(double[] x, double[] to, int n)
    {
        var (squares, sum, at) = (new double[x.Length], 0.0, -1);
        for (var i = n - 1; i < x.Length; i++)
        {
            at = ByHandExtremes.HighAt(x, i, n, at);
            var below = 100 * (x[i] - x[at]) / x[at];
            squares[i] = below * below;
            sum += squares[i] - squares[i - Math.Min(n, i)];
            to[i] = Math.Sqrt(Math.Max(0, sum) / n);
        }
    }

    public static void Realised(double[] x, double[] to, int n, double year)
    {
        var (returns, sum, squares) = (new double[x.Length], 0.0, 0.0);
        for (var i = 1; i < x.Length; i++)
        {
            returns[i] = Math.Log(x[i] / x[i - 1]);
            sum += returns[i];
            squares += returns[i] * returns[i];
            if (i > n)
            {
                sum -= returns[i - n];
                squares -= returns[i - n] * returns[i - n];
            }

            to[i] = i < n ? double.NaN : Math.Sqrt(Math.Max(0, squares - (sum * sum / n)) / (n - 1) * year);
        }
    }

    public static void Parkinson(Bar[] bars, double[] to, int n, double year)
    {
        var (squares, sum, scale) = (new double[bars.Length], 0.0, year / (4 * Math.Log(2) * n));
        for (var i = 0; i < bars.Length; i++)
        {
            var height = Math.Log(bars[i].High / bars[i].Low);
            squares[i] = height * height;
            sum += squares[i] - (i < n ? 0 : squares[i - n]);
            to[i] = i < n - 1 ? double.NaN : Math.Sqrt(sum * scale);
        }
    }

    public static void GarmanKlass(Bar[] bars, double[] to, int n, double year)
    {
        var (squares, sum, weight) = (new double[bars.Length], 0.0, (2 * Math.Log(2)) - 1);
        for (var i = 0; i < bars.Length; i++)
        {
            var height = Math.Log(bars[i].High / bars[i].Low);
            var body = Math.Log(bars[i].Close / bars[i].Open);
            squares[i] = (0.5 * height * height) - (weight * body * body);
            sum += squares[i] - (i < n ? 0 : squares[i - n]);
            to[i] = i < n - 1 ? double.NaN : Math.Sqrt(sum * year / n);
        }
    }
}
