using TradingPlatform.Domain.Indicators;

namespace TradingPlatform.Bench.Indicators;

/// <summary>Volume indicators as one writes them for one series.</summary>
internal static class ByHandVolume
{
    public static void Obv(Bar[] bars, double[] to)
    {
        var sum = bars[0].Volume;
        to[0] = sum;
        for (var i = 1; i < bars.Length; i++)
        {
            var (close, before) = (bars[i].Close, bars[i - 1].Close);
            sum += close > before ? bars[i].Volume : close < before ? -bars[i].Volume : 0;
            to[i] = sum;
        }
    }

    public static void AccumulationDistribution(Bar[] bars, double[] to)
    {
        var sum = 0.0;
        for (var i = 0; i < bars.Length; i++)
        {
            sum += Flow(in bars[i]);
            to[i] = sum;
        }
    }

    public static void Cmf(Bar[] bars, double[] to, int n)
    {
        var (flows, flow, volume) = (new double[bars.Length], 0.0, 0.0);
        for (var i = 0; i < bars.Length; i++)
        {
            flows[i] = Flow(in bars[i]);
            flow += flows[i];
            volume += bars[i].Volume;
            if (i >= n)
            {
                flow -= flows[i - n];
                volume -= bars[i - n].Volume;
            }

            to[i] = i < n - 1 ? double.NaN : volume == 0 ? 0 : flow / volume;
        }
    }

    public static void Mfi(Bar[] bars, double[] to, int n)
    {
        var (flows, came, went) = (new double[bars.Length], 0.0, 0.0);
        var before = (bars[0].High + bars[0].Low + bars[0].Close) / 3;
        for (var i = 1; i < bars.Length; i++)
        {
            var typical = (bars[i].High + bars[i].Low + bars[i].Close) / 3;
            var money = typical * bars[i].Volume;
            flows[i] = typical > before ? money : typical < before ? -money : 0;
            came += flows[i] > 0 ? flows[i] : 0;
            went -= flows[i] < 0 ? flows[i] : 0;
            if (i > n)
            {
                came -= flows[i - n] > 0 ? flows[i - n] : 0;
                went += flows[i - n] < 0 ? flows[i - n] : 0;
            }

            to[i] = i < n ? double.NaN : came + went == 0 ? 50 : 100 * came / (came + went);
            before = typical;
        }
    }

    public static void Force(Bar[] bars, double[] to, int n)
    {
        var (average, weight) = (0.0, 2.0 / (n + 1));
        for (var i = 1; i < bars.Length; i++)
        {
            var force = (bars[i].Close - bars[i - 1].Close) * bars[i].Volume;
            average += i <= n ? force / n : weight * (force - average);
            to[i] = i < n ? double.NaN : average;
        }
    }

    private static double Flow(in Bar bar)
    {
        var height = bar.High - bar.Low;
        return height > 0 ? (bar.Close - bar.Low - (bar.High - bar.Close)) / height * bar.Volume : 0;
    }
}
