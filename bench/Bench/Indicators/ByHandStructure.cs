using TradingPlatform.Domain.Indicators;

namespace TradingPlatform.Bench.Indicators;

/// <summary>Levels, swings and gaps as one writes them for one series.</summary>
internal static class ByHandStructure
{
    public static void HeikinAshi(Bar[] bars, HeikinAshiValue[] to)
    {
        var open = (bars[0].Open + bars[0].Close) / 2;
        for (var i = 0; i < bars.Length; i++)
        {
            ref readonly var bar = ref bars[i];
            var close = (bar.Open + bar.High + bar.Low + bar.Close) / 4;
            to[i] = new HeikinAshiValue(
                open, Math.Max(bar.High, Math.Max(open, close)), Math.Min(bar.Low, Math.Min(open, close)), close);
            open = (open + close) / 2;
        }
    }

    public static void Pivots(Bar[] bars, PivotValue[] to)
    {
        var (high, low, day, levels) = (bars[0].High, bars[0].Low, bars[0].OpenAtMs / 86_400_000, PivotValue.None);
        for (var i = 0; i < bars.Length; i++)
        {
            ref readonly var bar = ref bars[i];
            if (bar.OpenAtMs / 86_400_000 != day)
            {
                var (close, height) = (bars[i - 1].Close, high - low);
                var p = (high + low + close) / 3;
                levels = new PivotValue(
                    p,
                    p + p - low,
                    p + height,
                    high + (2 * (p - low)),
                    p + p - high,
                    p - height,
                    low - (2 * (high - p)),
                    bar.CloseAtMs);
                (high, low, day) = (bar.High, bar.Low, bar.OpenAtMs / 86_400_000);
            }

            high = Math.Max(high, bar.High);
            low = Math.Min(low, bar.Low);
            to[i] = levels;
        }
    }

    public static void Swings(Bar[] bars, SwingValue[] to, int left, int right)
    {
        var (high, highBefore, low, lowBefore) = (Swing.None, Swing.None, Swing.None, Swing.None);
        var (isHighBroken, isLowBroken) = (false, false);
        for (var i = 0; i < bars.Length; i++)
        {
            ref readonly var bar = ref bars[i];
            var at = i - right;
            if (at >= left && IsHigh(bars, at, left, right))
            {
                (highBefore, high, isHighBroken) = (
                    high, new Swing(bars[at].High, bars[at].OpenAtMs, bar.CloseAtMs), false);
            }

            if (at >= left && IsLow(bars, at, left, right))
            {
                (lowBefore, low, isLowBroken) = (
                    low, new Swing(bars[at].Low, bars[at].OpenAtMs, bar.CloseAtMs), false);
            }

            var (up, down) = (!isHighBroken && bar.Close > high.Price, !isLowBroken && bar.Close < low.Price);
            isHighBroken |= up;
            isLowBroken |= !up && down;
            to[i] = new SwingValue(high, highBefore, low, lowBefore, up ? 1 : down ? -1 : 0);
        }
    }

    public static void Fibonacci(Bar[] bars, FibonacciValue[] to, int left, int right)
    {
        var swings = new SwingValue[bars.Length];
        Swings(bars, swings, left, right);
        for (var i = 0; i < bars.Length; i++)
        {
            var (high, low) = (swings[i].High, swings[i].Low);
            var known = Math.Max(high.KnownAtMs, low.KnownAtMs);
            to[i] = high.AtMs >= low.AtMs ? new(low.Price, high.Price, known) : new(high.Price, low.Price, known);
        }
    }

    private static bool IsHigh(Bar[] bars, int at, int left, int right)
    {
        for (var i = 1; i <= left; i++)
        {
            if (bars[at - i].High >= bars[at].High)
            {
                return false;
            }
        }

        for (var i = 1; i <= right; i++)
        {
            if (bars[at + i].High > bars[at].High)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsLow(Bar[] bars, int at, int left, int right)
    {
        for (var i = 1; i <= left; i++)
        {
            if (bars[at - i].Low <= bars[at].Low)
            {
                return false;
            }
        }

        for (var i = 1; i <= right; i++)
        {
            if (bars[at + i].Low < bars[at].Low)
            {
                return false;
            }
        }

        return true;
    }
}
