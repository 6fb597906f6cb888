using TradingPlatform.Domain.Indicators;
using static TradingPlatform.Domain.Tests.Indicators.Plain;

namespace TradingPlatform.Domain.Tests.Indicators;

internal static class PlainVolume
{
    public static double[] Obv(Bar[] bars) => Each(bars.Length, i => bars[0].Volume + Enumerable.Range(1, i).Sum(j =>
        Math.Sign(bars[j].Close - bars[j - 1].Close) * bars[j].Volume));

    public static double[] AccumulationDistribution(Bar[] bars) =>
        Each(bars.Length, i => bars[..(i + 1)].Sum(Flow));

    public static double[] Cmf(Bar[] bars, int n) => Each(bars.Length, i =>
    {
        var window = bars[Math.Max(0, i - n + 1)..(i + 1)];
        var volume = window.Sum(bar => bar.Volume);
        return i < n - 1 ? double.NaN : volume == 0 ? 0 : window.Sum(Flow) / volume;
    });

    public static double[] Mfi(Bar[] bars, int n)
    {
        var typical = bars.Typical();
        return Each(bars.Length, i =>
        {
            if (i < n)
            {
                return double.NaN;
            }

            var window = Enumerable.Range(i - n + 1, n).ToArray();
            var came = window.Where(j => typical[j] > typical[j - 1]).Sum(j => typical[j] * bars[j].Volume);
            var went = window.Where(j => typical[j] < typical[j - 1]).Sum(j => typical[j] * bars[j].Volume);
            return came + went == 0 ? 50 : came / (came + went) * 100;
        });
    }

    public static double[] Force(Bar[] bars, int n)
    {
        var change = Change(bars.Closes());
        return Ema(Each(bars.Length, i => change[i] * bars[i].Volume), n);
    }

    private static double Flow(Bar bar) => bar.High == bar.Low
        ? 0
        : ((bar.Close - bar.Low) - (bar.High - bar.Close)) / (bar.High - bar.Low) * bar.Volume;
}
