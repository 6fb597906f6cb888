namespace TradingPlatform.Domain.Agents;

/// <summary>The running figures that limits are measured against.</summary>
/// <param name="Peak">Highest equity so far, in quote; 0 before the first mark.</param>
/// <param name="DrawdownMax">Largest (peak − equity) / peak so far, 0 to 1.</param>
/// <param name="DayStart">Equity at the first mark of the current UTC day.</param>
/// <param name="WeekStart">Equity at the first mark of the current ISO week (Monday).</param>
/// <param name="MonthStart">Equity at the first mark of the current month.</param>
/// <param name="Equity">At the last mark.</param>
/// <param name="At">Market time of the last mark.</param>
public sealed record EquityTrack(
    decimal Peak,
    decimal DrawdownMax,
    decimal DayStart,
    decimal WeekStart,
    decimal MonthStart,
    decimal Equity,
    DateTimeOffset At)
{
    /// <summary>Before the first mark.</summary>
    public static EquityTrack Empty { get; } = new(0, 0, 0, 0, 0, 0, DateTimeOffset.UnixEpoch);

    /// <summary>The track one step later: pure, so that a restart which replays the same steps has the same
    /// track.</summary>
    /// <param name="at">Market time of the step; day, ISO week and month are those of UTC.</param>
    /// <param name="equity">Equity at the step's last price, in quote.</param>
    public EquityTrack Advance(DateTimeOffset at, decimal equity)
    {
        var (then, now) = (At.UtcDateTime.Date, at.UtcDateTime.Date);
        var first = Peak == 0;
        var peak = first || equity > Peak ? equity : Peak;
        var drawdown = peak > 0 ? (peak - equity) / peak : 0;
        if (!first && then == now)
        {
            return this with { Peak = peak, DrawdownMax = Math.Max(DrawdownMax, drawdown), Equity = equity, At = at };
        }

        return new EquityTrack(
            peak,
            Math.Max(DrawdownMax, drawdown),
            equity,
            first || Monday(then) != Monday(now) ? equity : WeekStart,
            first || then.Year != now.Year || then.Month != now.Month ? equity : MonthStart,
            equity,
            at);
    }

    private static DateTime Monday(DateTime date) => date.AddDays(-(((int)date.DayOfWeek + 6) % 7));
}
