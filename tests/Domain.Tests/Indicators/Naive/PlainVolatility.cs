using TradingPlatform.Domain.Indicators;
using static TradingPlatform.Domain.Tests.Indicators.Plain;

namespace TradingPlatform.Domain.Tests.Indicators;

internal static class PlainVolatility
{
    public static double[] Natr(Bar[] bars, int n)
    {
        var atr = bars.Atr(n);
        return Each(bars.Length, i => atr[i] / bars[i].Close * 100);
    }

    public static double[] StdDev(double[] x, int n) => Windows(x, n, window => Math.Sqrt(Variance(window, n)));

    public static double[] ZScore(double[] x, int n) => Windows(x, n, window =>
    {
        var deviation = Math.Sqrt(Variance(window, n));
        return deviation == 0 ? 0 : (window[^1] - window[0] - (window.Sum(y => y - window[0]) / n)) / deviation;
    });

    public static double[][] Bollinger(double[] x, int n, double factor)
    {
        var (mean, deviation, score) = (Sma(x, n), StdDev(x, n), ZScore(x, n));
        return Rows(
            Each(x.Length, i => mean[i] + (factor * deviation[i])),
            mean,
            Each(x.Length, i => mean[i] - (factor * deviation[i])),
            Each(x.Length, i => 0.5 + (score[i] / (2 * factor))));
    }

    public static double[][] Keltner(Bar[] bars, int n, int range, double factor)
    {
        var (middle, atr) = (Ema(bars.Closes(), n), bars.Atr(range));
        return Rows(
            Each(bars.Length, i => middle[i] + (factor * atr[i])),
            middle,
            Each(bars.Length, i => middle[i] - (factor * atr[i])));
    }

    public static double[][] Donchian(Bar[] bars, int n)
    {
        var (high, low) = (Max(bars.Highs(), n), Min(bars.Lows(), n));
        return Rows(high, Each(bars.Length, i => (high[i] + low[i]) / 2), low);
    }

    public static double[] Ulcer(double[] x, int n)
    {
        var high = Max(x, n);
        return Windows(
            Each(x.Length, i => 100 * ((x[i] / high[i]) - 1)),
            n,
            window => Math.Sqrt(window.Sum(down => down * down) / n));
    }

    public static double[] Realised(double[] x, int n, double year) => Windows(
        Each(x.Length, i => i == 0 ? double.NaN : Math.Log(x[i] / x[i - 1])),
        n,
        window => Math.Sqrt(Variance(window, n - 1) * year));

    public static double[] Parkinson(Bar[] bars, int n, double year) => Windows(
        Each(bars.Length, i => Math.Pow(Math.Log(bars[i].High / bars[i].Low), 2)),
        n,
        window => Math.Sqrt(window.Sum() / n / (4 * Math.Log(2)) * year));

    public static double[] GarmanKlass(Bar[] bars, int n, double year) => Windows(
        Each(bars.Length, i =>
            (Math.Pow(Math.Log(bars[i].High / bars[i].Low), 2) / 2)
            - (((2 * Math.Log(2)) - 1) * Math.Pow(Math.Log(bars[i].Close / bars[i].Open), 2))),
        n,
        window => Math.Sqrt(window.Sum() / n * year));
}
