using TradingPlatform.Domain.Indicators;
using static TradingPlatform.Domain.Tests.Indicators.Plain;

namespace TradingPlatform.Domain.Tests.Indicators;

internal static class PlainTrend
{
    public static double[][] Adx(Bar[] bars, int n)
    {
        var range = bars.TrueRange();
        var (up, down) = (Each(bars.Length, i => Up(bars, i)), Each(bars.Length, i => Down(bars, i)));
        var (plus, minus, ranges) = (Decayed(up, n), Decayed(down, n), Decayed(range, n));
        var index = Each(bars.Length, _ => double.NaN);
        for (var i = n; i < bars.Length; i++)
        {
            var both = plus[i] + minus[i];
            index[i] = both != 0 ? Math.Abs(plus[i] - minus[i]) / both * 100 : i == n ? 0 : index[i - 1];
        }

        double Share(double part, double all) => all == 0 ? 0 : part / all * 100;
        return Rows(
            Wilder(index, n),
            Each(bars.Length, i => Share(plus[i], ranges[i])),
            Each(bars.Length, i => Share(minus[i], ranges[i])));
    }

    public static double[][] Aroon(Bar[] bars, int n)
    {
        double Age(int i, Func<Bar, double> of)
        {
            var since = 0;
            for (var back = 1; back <= n; back++)
            {
                since = of(bars[i - back]) > of(bars[i - since]) ? back : since;
            }

            return 100.0 * (n - since) / n;
        }

        return Rows(
            Each(bars.Length, i => i < n ? double.NaN : Age(i, bar => bar.High)),
            Each(bars.Length, i => i < n ? double.NaN : Age(i, bar => -bar.Low)));
    }

    public static double[] Efficiency(double[] x, int n) => Each(x.Length, i =>
    {
        var way = i < n ? double.NaN : Enumerable.Range(i - n + 1, n).Sum(j => Math.Abs(x[j] - x[j - 1]));
        return way == 0 ? 0 : i < n ? double.NaN : Math.Abs(x[i] - x[i - n]) / way;
    });

    public static double[][] Line(double[] x, int n)
    {
        var slopes = Windows(x, n, window => Covariance(window) / (n * ((n * n) - 1.0) / 12));
        return Rows(
            slopes,
            Each(x.Length, i => i < n - 1 ? double.NaN : x[(i - n + 1)..(i + 1)].Average() + (slopes[i] * (n - 1) / 2)),
            Windows(x, n, window =>
            {
                var spread = Variance(window, 1);
                return spread == 0 ? 0 : Math.Pow(Covariance(window), 2) / (n * ((n * n) - 1.0) / 12) / spread;
            }));
    }

    public static double[][] Ichimoku(Bar[] bars, int conversion, int middle, int longest, int ahead)
    {
        double[] Middle(int n) => [.. PlainVolatility.Donchian(bars, n).Select(row => row[1])];
        var (tenkan, kijun, span) = (Middle(conversion), Middle(middle), Middle(longest));
        return Rows(
            tenkan,
            kijun,
            Each(bars.Length, i => i < ahead ? double.NaN : (tenkan[i - ahead] + kijun[i - ahead]) / 2),
            Each(bars.Length, i => i < ahead ? double.NaN : span[i - ahead]),
            span);
    }

    private static double Covariance(double[] window) =>
        window.Select((number, i) => (i - ((window.Length - 1) / 2.0)) * (number - window[0])).Sum();

    private static double Up(Bar[] bars, int i) => i == 0 ? double.NaN
        : Math.Max(0, bars[i].High - bars[i - 1].High) > Math.Max(0, bars[i - 1].Low - bars[i].Low)
            ? bars[i].High - bars[i - 1].High
            : 0;

    private static double Down(Bar[] bars, int i) => i == 0 ? double.NaN
        : Math.Max(0, bars[i - 1].Low - bars[i].Low) > Math.Max(0, bars[i].High - bars[i - 1].High)
            ? bars[i - 1].Low - bars[i].Low
            : 0;

    /// <summary>Wilder's sums: n − 1 changes added up, then each later one added to (n − 1) / n of the sum.</summary>
    private static double[] Decayed(double[] x, int n)
    {
        var result = Each(x.Length, _ => double.NaN);
        for (var i = n; i < x.Length; i++)
        {
            var before = i == n ? x[1..n].Sum() : result[i - 1];
            result[i] = (before * (n - 1) / n) + x[i];
        }

        return result;
    }
}
