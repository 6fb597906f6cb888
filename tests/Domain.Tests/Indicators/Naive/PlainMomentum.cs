using TradingPlatform.Domain.Indicators;
using static TradingPlatform.Domain.Tests.Indicators.Plain;

namespace TradingPlatform.Domain.Tests.Indicators;

internal static class PlainMomentum
{
    public static double[] Roc(double[] x, int n) => Each(x.Length, i =>
        i < n ? double.NaN : 100 * ((x[i] / x[i - n]) - 1));

    public static double[] Rsi(double[] x, int n)
    {
        var change = Change(x);
        var gains = Wilder(Each(x.Length, i => change[i] < 0 ? 0 : change[i]), n);
        var losses = Wilder(Each(x.Length, i => change[i] > 0 ? 0 : -change[i]), n);

        // The textbook's form, 100 − 100 / (1 + gains / losses), where it divides by something.
        return Each(x.Length, i => gains[i] == 0 && losses[i] == 0 ? 50
            : losses[i] == 0 ? 100
            : 100 - (100 / (1 + (gains[i] / losses[i]))));
    }

    public static double[][] Stochastic(Bar[] bars, int n, int slowing, int signal)
    {
        var (high, low, close) = (Max(bars.Highs(), n), Min(bars.Lows(), n), bars.Closes());
        var slow = Sma(Each(bars.Length, i => Place(close[i], low[i], high[i])), slowing);
        return Rows(slow, Sma(slow, signal));
    }

    public static double[][] StochRsi(double[] x, int n, int period, int slowing, int signal)
    {
        var rsi = Rsi(x, n);
        var (high, low) = (Max(rsi, period), Min(rsi, period));
        var slow = Sma(Each(x.Length, i => high[i] - low[i] < 1e-9 ? 50 : Place(rsi[i], low[i], high[i])), slowing);
        return Rows(slow, Sma(slow, signal));
    }

    public static double[][] Macd(double[] x, int fast, int slow, int signal)
    {
        var line = Minus(Ema(x, fast), Ema(x, slow));
        return Rows(line, Ema(line, signal));
    }

    public static double[][] Ppo(double[] x, int fast, int slow, int signal)
    {
        var (near, far) = (Ema(x, fast), Ema(x, slow));
        var line = Each(x.Length, i => 100 * (near[i] - far[i]) / far[i]);
        return Rows(line, Ema(line, signal));
    }

    public static double[] Cci(Bar[] bars, int n) => Windows(bars.Typical(), n, window =>
    {
        var mean = window[0] + (window.Sum(number => number - window[0]) / n);
        var deviation = window.Sum(number => Math.Abs(number - mean)) / n;
        return deviation == 0 ? 0 : (window[^1] - mean) / (0.015 * deviation);
    });

    public static double[] WilliamsR(Bar[] bars, int n)
    {
        var (high, low, close) = (Max(bars.Highs(), n), Min(bars.Lows(), n), bars.Closes());
        return Each(bars.Length, i => high[i] == low[i] ? -50 : (high[i] - close[i]) / (high[i] - low[i]) * -100);
    }

    private static double Place(double value, double low, double high) =>
        high == low ? 50 : (value - low) / (high - low) * 100;
}
