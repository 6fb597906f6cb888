namespace TradingPlatform.Domain.Indicators;

/// <summary>How long a session is. A market that never closes has the sessions it is given.</summary>
public enum Session
{
    /// <summary>From 00:00 UTC to the next.</summary>
    Day,

    /// <summary>From Monday 00:00 UTC.</summary>
    Week,

    /// <summary>From the first of the month, 00:00 UTC.</summary>
    Month,
}

/// <summary>Which session an instant is in.</summary>
internal static class Sessions
{
    private const long DayMs = 86_400_000;

    /// <summary>The session that holds an instant, so that bars are looked up once a session.</summary>
    /// <param name="session">Which kind.</param>
    /// <param name="atMs">Milliseconds since 1970-01-01 UTC, a Thursday.</param>
    public static SessionSpan Of(Session session, long atMs) => session switch
    {
        Session.Day => Whole(atMs, 0, DayMs),
        Session.Week => Whole(atMs, -3 * DayMs, 7 * DayMs),
        _ => Month(atMs),
    };

    /// <summary>The session itself.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such session.</exception>
    public static Session Checked(Session session) => session is Session.Day or Session.Week or Session.Month
        ? session
        : throw new ArgumentOutOfRangeException(nameof(session), session, "No such session.");

    private static SessionSpan Whole(long atMs, long anyBegin, long length)
    {
        var into = (atMs - anyBegin) % length;
        var from = atMs - (into < 0 ? into + length : into);
        return new SessionSpan(from, from + length);
    }

    private static SessionSpan Month(long atMs)
    {
        var day = DateTimeOffset.FromUnixTimeMilliseconds(atMs);
        var first = new DateTimeOffset(day.Year, day.Month, 1, 0, 0, 0, TimeSpan.Zero);
        return new SessionSpan(first.ToUnixTimeMilliseconds(), first.AddMonths(1).ToUnixTimeMilliseconds());
    }
}

/// <summary>One session.</summary>
/// <param name="FromMs">Its first instant.</param>
/// <param name="UntilMs">The first instant after it.</param>
internal readonly record struct SessionSpan(long FromMs, long UntilMs)
{
    /// <summary>Whether it holds an instant.</summary>
    public bool Holds(long atMs) => atMs >= FromMs && atMs < UntilMs;
}
