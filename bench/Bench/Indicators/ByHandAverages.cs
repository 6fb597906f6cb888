using TradingPlatform.Domain.Indicators;

namespace TradingPlatform.Bench.Indicators;

/// <summary>Moving averages as one writes them for one series.</summary>
internal static class ByHandAverages
{
    public static void Sma(double[] x, double[] to, int n)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            sum += x[i];
            if (i >= n)
            {
                sum -= x[i - n];
            }

            to[i] = i < n - 1 ? double.NaN : sum / n;
        }
    }

    public static void Smooth(double[] x, double[] to, int n, double weight)
    {
        var average = 0.0;
        for (var i = 0; i < n; i++)
        {
            average += x[i] / n;
            to[i] = double.NaN;
        }

        to[n - 1] = average;
        for (var i = n; i < x.Length; i++)
        {
            average += weight * (x[i] - average);
            to[i] = average;
        }
    }

    public static void Wma(double[] x, double[] to, int n)
    {
        var (sum, total, weights) = (0.0, 0.0, n * (n + 1) / 2.0);
        for (var i = 0; i < x.Length; i++)
        {
            if (i < n)
            {
                total += (i + 1) * x[i];
                sum += x[i];
                to[i] = i < n - 1 ? double.NaN : total / weights;
                continue;
            }

            total += (n * x[i]) - sum;
            sum += x[i] - x[i - n];
            to[i] = total / weights;
        }
    }

    public static void Dema(double[] x, double[] to, int n)
    {
        var weight = 2.0 / (n + 1);
        var (once, twice) = (0.0, 0.0);
        for (var i = 0; i < x.Length; i++)
        {
            once = i < n ? once + (x[i] / n) : once + (weight * (x[i] - once));
            if (i < n - 1)
            {
                to[i] = double.NaN;
                continue;
            }

            twice = i < (2 * n) - 1 ? twice + (once / n) : twice + (weight * (once - twice));
            to[i] = (2 * once) - twice;
        }
    }

    public static void Tema(double[] x, double[] to, int n)
    {
        var weight = 2.0 / (n + 1);
        var (once, twice, thrice) = (0.0, 0.0, 0.0);
        for (var i = 0; i < x.Length; i++)
        {
            once = i < n ? once + (x[i] / n) : once + (weight * (x[i] - once));
            if (i >= n - 1)
            {
                twice = i < (2 * n) - 1 ? twice + (once / n) : twice + (weight * (once - twice));
            }

            if (i >= (2 * n) - 2)
            {
                thrice = i < (3 * n) - 2 ? thrice + (twice / n) : thrice + (weight * (twice - thrice));
            }

            to[i] = (3 * once) - (3 * twice) + thrice;
        }
    }

    public static void Hma(double[] x, double[] to, int n)
    {
        var (half, full) = (new double[x.Length], new double[x.Length]);
        Wma(x, half, n / 2);
        Wma(x, full, n);
        for (var i = n - 1; i < x.Length; i++)
        {
            half[i] = (2 * half[i]) - full[i];
        }

        Wma(half[(n - 1)..], full, (int)Math.Sqrt(n));
        full.AsSpan(0, x.Length - n + 1).CopyTo(to.AsSpan(n - 1));
    }

    public static void Kama(double[] x, double[] to, int n, int fast, int slow)
    {
        var (near, far) = (2.0 / (fast + 1), 2.0 / (slow + 1));
        var way = 0.0;
        for (var i = 1; i <= n; i++)
        {
            way += Math.Abs(x[i] - x[i - 1]);
        }

        var average = x[n - 1];
        for (var i = n; i < x.Length; i++)
        {
            if (i > n)
            {
                way += Math.Abs(x[i] - x[i - 1]) - Math.Abs(x[i - n] - x[i - n - 1]);
            }

            var root = (Math.Abs(x[i] - x[i - n]) / way * (near - far)) + far;
            average += root * root * (x[i] - average);
            to[i] = average;
        }
    }

    public static void RollingVwap(Bar[] bars, double[] to, int n)
    {
        var (paid, traded) = (0.0, 0.0);
        for (var i = 0; i < bars.Length; i++)
        {
            ref readonly var bar = ref bars[i];
            paid += (bar.High + bar.Low + bar.Close) / 3 * bar.Volume;
            traded += bar.Volume;
            if (i >= n)
            {
                ref readonly var old = ref bars[i - n];
                paid -= (old.High + old.Low + old.Close) / 3 * old.Volume;
                traded -= old.Volume;
            }

            to[i] = paid / traded;
        }
    }

    public static void SessionVwap(Bar[] bars, double[] to)
    {
        var (paid, traded, day) = (0.0, 0.0, -1L);
        for (var i = 0; i < bars.Length; i++)
        {
            ref readonly var bar = ref bars[i];
            if (bar.OpenAtMs / 86_400_000 != day)
            {
                (paid, traded, day) = (0, 0, bar.OpenAtMs / 86_400_000);
            }

            paid += (bar.High + bar.Low + bar.Close) / 3 * bar.Volume;
            traded += bar.Volume;
            to[i] = traded > 0 ? paid / traded : bar.Close;
        }
    }

    public static void AnchoredVwap(Bar[] bars, double[] to)
    {
        var (paid, traded) = (0.0, 0.0);
        for (var i = 0; i < bars.Length; i++)
        {
            ref readonly var bar = ref bars[i];
            paid += (bar.High + bar.Low + bar.Close) / 3 * bar.Volume;
            traded += bar.Volume;
            to[i] = traded > 0 ? paid / traded : bar.Close;
        }
    }
}
