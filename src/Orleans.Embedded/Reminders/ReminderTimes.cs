namespace Orleans.Embedded;

/// <summary>When a reminder is due: at its start and every period after it. What was missed is not made up
/// for.</summary>
internal static class ReminderTimes
{
    /// <summary>The first tick that is not before <paramref name="now"/>.</summary>
    public static DateTime Next(ReminderEntry entry, DateTime now)
    {
        if (now <= entry.StartAt)
        {
            return entry.StartAt;
        }

        var sinceLast = (now.Ticks - entry.StartAt.Ticks) % entry.Period.Ticks;
        return sinceLast == 0 ? now : Later(now, TimeSpan.FromTicks(entry.Period.Ticks - sinceLast));
    }

    /// <summary>The first tick that is neither before <paramref name="now"/> nor the one that was sent last, even if
    /// the clock was set back.</summary>
    public static DateTime After(DateTime sent, ReminderEntry entry, DateTime now)
    {
        var next = Next(entry, now);
        return next > sent ? next : Later(sent, entry.Period);
    }

    private static DateTime Later(DateTime time, TimeSpan span) =>
        span > DateTime.MaxValue - time ? DateTime.MaxValue : time + span;
}
