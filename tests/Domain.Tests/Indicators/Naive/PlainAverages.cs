using TradingPlatform.Domain.Indicators;
using static TradingPlatform.Domain.Tests.Indicators.Plain;

namespace TradingPlatform.Domain.Tests.Indicators;

internal static class PlainAverages
{
    public static double[] Dema(double[] x, int n)
    {
        var once = Ema(x, n);
        var twice = Ema(once, n);
        return Each(x.Length, i => (2 * once[i]) - twice[i]);
    }

    public static double[] Tema(double[] x, int n)
    {
        var once = Ema(x, n);
        var twice = Ema(once, n);
        var thrice = Ema(twice, n);
        return Each(x.Length, i => (3 * once[i]) - (3 * twice[i]) + thrice[i]);
    }

    public static double[] Hma(double[] x, int n)
    {
        var (half, full) = (Wma(x, n / 2), Wma(x, n));
        return Wma(Each(x.Length, i => (2 * half[i]) - full[i]), (int)Math.Floor(Math.Sqrt(n)));
    }

    public static double[] Kama(double[] x, int n, int fast, int slow)
    {
        var result = Each(x.Length, _ => double.NaN);
        for (var i = n; i < x.Length; i++)
        {
            var way = Enumerable.Range(i - n + 1, n).Sum(j => Math.Abs(x[j] - x[j - 1]));
            var straight = way == 0 ? 1 : Math.Abs(x[i] - x[i - n]) / way;
            var root = (straight * ((2.0 / (fast + 1)) - (2.0 / (slow + 1)))) + (2.0 / (slow + 1));
            var before = i == n ? x[i - 1] : result[i - 1];
            result[i] = before + (root * root * (x[i] - before));
        }

        return result;
    }

    public static double[] RollingVwap(Bar[] bars, int n) => Each(bars.Length, i =>
        i < n - 1 ? double.NaN : Vwap(bars[(i - n + 1)..(i + 1)]));

    public static double[] SessionVwap(Bar[] bars, Func<DateTime, DateTime> session) => Each(bars.Length, i =>
        Vwap([.. bars[..(i + 1)].Where(bar => session(Opened(bar)) == session(Opened(bars[i])))]));

    public static double[] AnchoredVwap(Bar[] bars, long anchorMs) => Each(bars.Length, i =>
        bars[i].OpenAtMs < anchorMs
            ? double.NaN
            : Vwap([.. bars[..(i + 1)].Where(bar => bar.OpenAtMs >= anchorMs)]));

    public static DateTime Opened(Bar bar) => DateTime.UnixEpoch.AddMilliseconds(bar.OpenAtMs);

    private static double Vwap(Bar[] bars)
    {
        var volume = bars.Sum(bar => bar.Volume);
        return volume == 0 ? bars.Typical()[^1] : bars.Typical().Zip(bars.Volumes(), (p, v) => p * v).Sum() / volume;
    }
}
