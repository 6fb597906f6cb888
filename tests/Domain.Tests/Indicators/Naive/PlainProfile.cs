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
        var area = new List<(double Key, double Volume)> { control };
        while (area.Sum(level => level.Volume) < share * total && area.Count < levels.Count)
        {
            var above = levels.Where(level => level.Key > area.Max(taken => taken.Key)).ToList();
            var below = levels.Where(level => level.Key < area.Min(taken => taken.Key)).ToList();
            area.Add(
                below.Count == 0 || (above.Count > 0 && above[0].Volume >= below[^1].Volume) ? above[0] : below[^1]);
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
