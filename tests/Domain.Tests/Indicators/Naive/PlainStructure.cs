using TradingPlatform.Domain.Indicators;

namespace TradingPlatform.Domain.Tests.Indicators;

internal static class PlainStructure
{
    private static readonly double[] NoSwing = [double.NaN, 0, 0];

    public static double[][] HeikinAshi(Bar[] bars)
    {
        var rows = new List<double[]>();
        foreach (var bar in bars)
        {
            var close = (bar.Open + bar.High + bar.Low + bar.Close) / 4;
            var open = rows.Count == 0 ? (bar.Open + bar.Close) / 2 : (rows[^1][0] + rows[^1][3]) / 2;
            rows.Add([open, new[] { bar.High, open, close }.Max(), new[] { bar.Low, open, close }.Min(), close]);
        }

        return [.. rows];
    }

    public static double[][] Pivots(
        Bar[] bars, Func<DateTime, DateTime> session, Func<double, double, double, double[]> levels)
    {
        DateTime Of(Bar bar) => session(PlainAverages.Opened(bar));
        return [.. bars.Select((bar, i) =>
        {
            var before = bars[..i].Where(past => Of(past) < Of(bar)).ToArray();
            if (before.Length == 0)
            {
                return Enumerable.Repeat(double.NaN, 7).Append(0).ToArray();
            }

            var last = before.Where(past => Of(past) == Of(before[^1])).ToArray();
            return
            [
                .. levels(last.Max(past => past.High), last.Min(past => past.Low), last[^1].Close),
                bars.First(later => Of(later) == Of(bar)).CloseAtMs,
            ];
        })];
    }

    public static double[][] Swings(Bar[] bars, int left, int right) => [.. bars.Select((bar, i) =>
    {
        var highs = Turns(bars[..(i + 1)], left, right, past => past.High);
        var lows = Turns(bars[..(i + 1)], left, right, past => -past.Low);
        var up = Breaks(bars, i, highs, past => past.Close);
        var down = Breaks(bars, i, lows, past => -past.Close);
        return (double[])
            [.. Swing(bars, highs, 1, right, false), .. Swing(bars, highs, 2, right, false),
             .. Swing(bars, lows, 1, right, true), .. Swing(bars, lows, 2, right, true), up ? 1 : down ? -1 : 0];
    })];

    public static double[][] Fibonacci(Bar[] bars, int left, int right) => [.. Swings(bars, left, right).Select(row =>
    {
        var (high, highAt, highKnown) = (row[0], row[1], row[2]);
        var (low, lowAt, lowKnown) = (row[6], row[7], row[8]);
        return double.IsNaN(high + low) ? [double.NaN, double.NaN, 0]
            : highAt < lowAt ? [high, low, Math.Max(highKnown, lowKnown)]
            : (double[])[low, high, Math.Max(highKnown, lowKnown)];
    })];

    public static double[][] Gaps(Bar[] bars, int kept)
    {
        var below = new List<(double Bottom, double Top, long At)>();
        var above = new List<(double Bottom, double Top, long At)>();
        var rows = new List<double[]>();
        for (var i = 0; i < bars.Length; i++)
        {
            below.RemoveAll(gap => bars[i].Low <= gap.Bottom);
            above.RemoveAll(gap => bars[i].High >= gap.Top);
            if (i >= 2 && bars[i].Low > bars[i - 2].High)
            {
                below.Add((bars[i - 2].High, bars[i].Low, bars[i].CloseAtMs));
            }

            if (i >= 2 && bars[i].High < bars[i - 2].Low)
            {
                above.Add((bars[i].High, bars[i - 2].Low, bars[i].CloseAtMs));
            }

            below.RemoveRange(0, Math.Max(0, below.Count - kept));
            above.RemoveRange(0, Math.Max(0, above.Count - kept));
            rows.Add([.. Newest(below), .. Newest(above), below.Count, above.Count]);
        }

        return [.. rows];
    }

    private static double[] Newest(List<(double Bottom, double Top, long At)> gaps) =>
        gaps.Count == 0 ? [double.NaN, double.NaN, 0] : [gaps[^1].Bottom, gaps[^1].Top, gaps[^1].At];

    /// <summary>Bars that are above <paramref name="left"/> bars before and not below <paramref name="right"/> bars
    /// after.</summary>
    private static int[] Turns(Bar[] bars, int left, int right, Func<Bar, double> of) =>
        [.. Enumerable.Range(0, bars.Length).Where(i => i >= left && i + right < bars.Length
            && Enumerable.Range(1, left).All(back => of(bars[i - back]) < of(bars[i]))
            && Enumerable.Range(1, right).All(on => of(bars[i + on]) <= of(bars[i])))];

    /// <summary>Whether this close is the first beyond the newest turn since that became known.</summary>
    private static bool Breaks(Bar[] bars, int i, int[] turns, Func<Bar, double> close)
    {
        if (turns.Length == 0)
        {
            return false;
        }

        var price = Math.Abs(close(bars[i])) == close(bars[i]) ? bars[turns[^1]].High : -bars[turns[^1]].Low;
        return close(bars[i]) > price
            && !bars[turns[^1]..i].Where(past => past.OpenAtMs >= bars[turns[^1]].OpenAtMs).Skip(1)
                .Any(past => close(past) > price);
    }

    private static double[] Swing(Bar[] bars, int[] turns, int back, int right, bool isLow) => turns.Length < back
        ? NoSwing
        : [
            isLow ? bars[turns[^back]].Low : bars[turns[^back]].High,
            bars[turns[^back]].OpenAtMs,
            bars[turns[^back] + right].CloseAtMs,
        ];
}
