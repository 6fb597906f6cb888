using TradingPlatform.Domain.Indicators;

namespace TradingPlatform.Bench.Indicators;

/// <summary>Oscillators as one writes them for one series.</summary>
internal static class ByHandMomentum
{
    public static void Roc(double[] x, double[] to, int n)
    {
        for (var i = n; i < x.Length; i++)
        {
            to[i] = 100 * (x[i] - x[i - n]) / x[i - n];
        }
    }

    public static void Rsi(double[] x, double[] to, int n)
    {
        var (gains, losses, weight) = (0.0, 0.0, 1.0 / n);
        for (var i = 1; i < x.Length; i++)
        {
            var change = x[i] - x[i - 1];
            var (gain, loss) = (change > 0 ? change : 0, change < 0 ? -change : 0);
            gains += weight * (i <= n ? gain : gain - gains);
            losses += weight * (i <= n ? loss : loss - losses);

            to[i] = i < n ? double.NaN : gains + losses == 0 ? 50 : 100 * gains / (gains + losses);
        }
    }

    public static void Stochastic(Bar[] bars, StochasticValue[] to, int n, int slowing, int signal)
    {
        var (places, slows) = (new double[bars.Length], new double[bars.Length]);
        var (highAt, lowAt, slow, line) = (-1, -1, 0.0, 0.0);
        for (var i = n - 1; i < bars.Length; i++)
        {
            highAt = ByHandExtremes.HighAt(bars, i, n, highAt);
            lowAt = ByHandExtremes.LowAt(bars, i, n, lowAt);
            var (high, low) = (bars[highAt].High, bars[lowAt].Low);
            places[i] = high == low ? 50 : 100 * (bars[i].Close - low) / (high - low);
            slow += places[i] - places[i - Math.Min(slowing, i)];
            slows[i] = slow / slowing;
            line += slows[i] - slows[i - Math.Min(signal, i)];
            to[i] = new StochasticValue(slows[i], line / signal);
            if (i == n - 2 + slowing)
            {
                // Until here the average was of too few.
                line = slows[i];
                slows.AsSpan(0, i).Clear();
            }
        }
    }

    public static void StochRsi(double[] x, StochasticValue[] to, int rsi, int n, int slowing, int signal)
    {
        var strength = new double[x.Length];
        Rsi(x, strength, rsi);
        var bars = new Bar[x.Length - rsi];
        for (var i = 0; i < bars.Length; i++)
        {
            var value = strength[i + rsi];
            bars[i] = new Bar(0, 0, value, value, value, value, 0);
        }

        var values = new StochasticValue[bars.Length];
        Stochastic(bars, values, n, slowing, signal);
        values.CopyTo(to.AsSpan(rsi));
    }

    public static void Macd(double[] x, MacdValue[] to, int fast, int slow, int signal)
    {
        var (near, far, line) = (0.0, 0.0, 0.0);
        for (var i = 0; i < x.Length; i++)
        {
            near = i < fast ? near + (x[i] / fast) : near + (2.0 / (fast + 1) * (x[i] - near));
            far = i < slow ? far + (x[i] / slow) : far + (2.0 / (slow + 1) * (x[i] - far));
            if (i >= slow - 1)
            {
                var apart = near - far;
                line = i < slow + signal - 1 ? line + (apart / signal) : line + (2.0 / (signal + 1) * (apart - line));
                to[i] = new MacdValue(apart, line);
            }
        }
    }

    public static void Ppo(double[] x, MacdValue[] to, int fast, int slow, int signal)
    {
        var (near, far, line) = (0.0, 0.0, 0.0);
        for (var i = 0; i < x.Length; i++)
        {
            near = i < fast ? near + (x[i] / fast) : near + (2.0 / (fast + 1) * (x[i] - near));
            far = i < slow ? far + (x[i] / slow) : far + (2.0 / (slow + 1) * (x[i] - far));
            if (i >= slow - 1)
            {
                var apart = 100 * (near - far) / far;
                line = i < slow + signal - 1 ? line + (apart / signal) : line + (2.0 / (signal + 1) * (apart - line));
                to[i] = new MacdValue(apart, line);
            }
        }
    }

    public static void Cci(Bar[] bars, double[] to, int n)
    {
        var typical = new double[bars.Length];
        var sum = 0.0;
        for (var i = 0; i < bars.Length; i++)
        {
            typical[i] = (bars[i].High + bars[i].Low + bars[i].Close) / 3;
            sum += typical[i];
            if (i < n - 1)
            {
                continue;
            }

            var (mean, deviation) = (sum / n, 0.0);
            for (var j = i - n + 1; j <= i; j++)
            {
                deviation += Math.Abs(typical[j] - mean);
            }

            to[i] = deviation == 0 ? 0 : (typical[i] - mean) / (0.015 * deviation / n);
            sum -= typical[i - n + 1];
        }
    }

    public static void WilliamsR(Bar[] bars, double[] to, int n)
    {
        var (highAt, lowAt) = (-1, -1);
        for (var i = n - 1; i < bars.Length; i++)
        {
            highAt = ByHandExtremes.HighAt(bars, i, n, highAt);
            lowAt = ByHandExtremes.LowAt(bars, i, n, lowAt);
            var (high, low) = (bars[highAt].High, bars[lowAt].Low);
            to[i] = high == low ? -50 : -100 * (high - bars[i].Close) / (high - low);
        }
    }
}
