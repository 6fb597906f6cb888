using TradingPlatform.Domain.Indicators;

namespace TradingPlatform.Domain.Tests.Indicators;

internal static class PlainProfile
{
    private static readonly double[] None = [double.NaN, double.NaN, double.NaN, double.NaN, double.NaN];

    public static double[][] Of(Bar[] bars, int n, double step, double share) => [.. bars.Select((_, i) =>
        i < n - 1 ? None : Of(bars[(i - n + 1)..(i + 1)], step, share))];

    private static double[] Of(Bar[] bars, double step, double share)
    {
        var levels = bars.GroupBy(bar => Math.Floor(bar.Close / step))
            .Select(level => (level.Key, Volume: level.Sum(bar => bar.Volume)))
            .OrderBy(level => level.Key)
            .ToList();
        var middle = (levels[0].Key + levels[^1].Key) / 2;
        var control = levels.OrderByDescending(level => level.Volume)
            .ThenBy(level => Math.Abs(level.Key - middle))
            .ThenBy(level => level.Key)
            .First();
        var total = levels.Sum(level => level.Volume);
        var above = new Queue<(double Key, double Volume)>(levels.Where(level => level.Key > control.Key));
        var below = new Stack<(double Key, double Volume)>(levels.Where(level => level.Key < control.Key));
        var area = new List<(double Key, double Volume)> { control };
        for (var held = control.Volume; held < share * total && area.Count < levels.Count; held += area[^1].Volume)
        {
            var isUp = below.Count == 0 || (above.Count > 0 && above.Peek().Volume >= below.Peek().Volume);
            area.Add(isUp ? above.Dequeue() : below.Pop());
        }

        return
        [
            (control.Key * step) + (step / 2),
            control.Volume,
            (area.Max(level => level.Key) + 1) * step,
            area.Min(level => level.Key) * step,
            total,
        ];
    }
}
