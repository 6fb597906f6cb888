using System.Runtime.CompilerServices;

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

    /// <summary>A number that is the same within a session and grows from one to the next.</summary>
    /// <param name="session">Which kind.</param>
    /// <param name="atMs">Milliseconds since 1970-01-01 UTC, a Thursday.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Of(Session session, long atMs) => session switch
    {
        Session.Day => Floor(atMs, DayMs),
        Session.Week => Floor(atMs + (3 * DayMs), 7 * DayMs),
        _ => Month(atMs),
    };

    /// <summary>The session itself.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such session.</exception>
    public static Session Checked(Session session) => session is Session.Day or Session.Week or Session.Month
        ? session
        : throw new ArgumentOutOfRangeException(nameof(session), session, "No such session.");

    private static long Floor(long value, long unit) => (value / unit) - (value % unit < 0 ? 1 : 0);

    private static long Month(long atMs)
    {
        var day = DateTimeOffset.FromUnixTimeMilliseconds(atMs);
        return (day.Year * 12L) + day.Month;
    }
}
