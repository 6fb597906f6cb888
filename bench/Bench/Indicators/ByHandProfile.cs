using TradingPlatform.Domain.Indicators;

namespace TradingPlatform.Bench.Indicators;

/// <summary>Volume by price in an array of all steps between the lowest and the highest close, filled afresh each
/// bar.</summary>
internal static class ByHandProfile
{
    public static void Run(Bar[] bars, VolumeProfileValue[] to, int n, double step, double share)
    {
        var keys = Array.ConvertAll(bars, bar => (int)Math.Floor(bar.Close / step));
        var room = new double[keys.Max() - keys.Min() + 1];
        for (var i = n - 1; i < bars.Length; i++)
        {
            var (lowest, highest) = (int.MaxValue, int.MinValue);
            for (var j = i - n + 1; j <= i; j++)
            {
                lowest = Math.Min(lowest, keys[j]);
                highest = Math.Max(highest, keys[j]);
            }

            var levels = room.AsSpan(0, highest - lowest + 1);
            levels.Fill(-1);
            var total = 0.0;
            for (var j = i - n + 1; j <= i; j++)
            {
                ref var level = ref levels[keys[j] - lowest];
                level = Math.Max(level, 0) + bars[j].Volume;
                total += bars[j].Volume;
            }

            to[i] = Area(levels, lowest, step, share, total);
        }
    }

    private static VolumeProfileValue Area(Span<double> levels, int lowest, double step, double share, double total)
    {
        var (best, middle) = (0, (levels.Length - 1) / 2.0);
        for (var i = 1; i < levels.Length; i++)
        {
            if (levels[i] > levels[best]
                || (levels[i] == levels[best] && Math.Abs(i - middle) < Math.Abs(best - middle)))
            {
                best = i;
            }
        }

        var (low, high, held) = (best, best, levels[best]);
        while (held < share * total && (low > 0 || high < levels.Length - 1))
        {
            var (above, below) = (Next(levels, high, 1), Next(levels, low, -1));
            var isUp = (above < 0 ? -1 : levels[above]) >= (below < 0 ? -1 : levels[below]);
            (high, low) = isUp ? (above, low) : (high, below);
            held += isUp ? levels[above] : levels[below];
        }

        return new VolumeProfileValue(
            (lowest + best + 0.5) * step, levels[best], (lowest + high + 1) * step, (lowest + low) * step, total);
    }

    /// <summary>The next step with a bar in it; −1 where there is none.</summary>
    private static int Next(Span<double> levels, int at, int way)
    {
        for (at += way; at >= 0 && at < levels.Length; at += way)
        {
            if (levels[at] >= 0)
            {
                return at;
            }
        }

        return -1;
    }
}
