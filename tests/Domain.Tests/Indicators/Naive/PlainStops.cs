using TradingPlatform.Domain.Indicators;

namespace TradingPlatform.Domain.Tests.Indicators;

/// <summary>Trailing stops, each side written out.</summary>
internal static class PlainStops
{
    public static double[][] SuperTrend(Bar[] bars, int n, double factor)
    {
        var atr = bars.Atr(n);
        var rows = new double[bars.Length][];
        var (upper, lower, isUp) = (0.0, 0.0, false);
        for (var i = 0; i < bars.Length; i++)
        {
            if (double.IsNaN(atr[i]))
            {
                rows[i] = [double.NaN, 0];
                continue;
            }

            var middle = (bars[i].High + bars[i].Low) / 2;
            var (newUpper, newLower) = (middle + (factor * atr[i]), middle - (factor * atr[i]));
            var isFirst = i == n;
            upper = isFirst || bars[i - 1].Close > upper ? newUpper : Math.Min(upper, newUpper);
            lower = isFirst || bars[i - 1].Close < lower ? newLower : Math.Max(lower, newLower);
            if (isUp && bars[i].Close < lower)
            {
                isUp = false;
            }
            else if (!isUp && bars[i].Close > upper)
            {
                isUp = true;
            }

            rows[i] = isUp ? [lower, 1] : [upper, -1];
        }

        return rows;
    }

    public static double[][] Sar(Bar[] bars, double step, double most)
    {
        var rows = new double[bars.Length][];
        rows[0] = [double.NaN, 0];
        var fell = bars[0].Low - bars[1].Low;
        var isLong = !(fell > 0 && fell > bars[1].High - bars[0].High);
        var (stop, extreme, share) = isLong
            ? (bars[0].Low, bars[1].High, step)
            : (bars[0].High, bars[1].Low, step);
        for (var i = 1; i < bars.Length; i++)
        {
            var (now, before) = (bars[i], i == 1 ? bars[1] : bars[i - 1]);
            if (isLong ? now.Low <= stop : now.High >= stop)
            {
                isLong = !isLong;
                stop = isLong
                    ? Math.Min(extreme, Math.Min(before.Low, now.Low))
                    : Math.Max(extreme, Math.Max(before.High, now.High));
                (extreme, share) = (isLong ? now.High : now.Low, step);
            }
            else if (isLong ? now.High > extreme : now.Low < extreme)
            {
                (extreme, share) = (isLong ? now.High : now.Low, Math.Min(share + step, most));
            }

            rows[i] = [stop, isLong ? 1 : -1];
            stop += share * (extreme - stop);
            stop = isLong
                ? Math.Min(stop, Math.Min(before.Low, now.Low))
                : Math.Max(stop, Math.Max(before.High, now.High));
        }

        return rows;
    }
}
