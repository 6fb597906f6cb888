namespace TradingPlatform.EventStore.Postgres;

/// <summary>Decides how far a page of the whole log may be shown, so that an event that commits late is never skipped.</summary>
/// <remarks>
/// Sequence numbers are handed out in order (cache 1) but their transactions commit in any order, so a missing number is either
/// on its way or burnt by a rollback. The page ends before the first missing number n unless n is known to be burnt:
/// <list type="number">
/// <item>Every writer gets its transaction id before it takes a number (AppendStatements writes mt_streams first).</item>
/// <item>A snapshot S that shows some m &gt; n was taken after m was handed out, hence after n was, hence after n's owner had its
/// transaction id. So that id is below xmax(S).</item>
/// <item>If no transaction runs in S (xmin = xmax), the owner has ended; S does not show n; n is burnt.</item>
/// <item>Otherwise xmax(S) is remembered with the gap. Any later snapshot T with xmin(T) ≥ xmax(S) sees every transaction below
/// xmax(S) as ended; if T still misses n, n is burnt.</item>
/// </list>
/// A reader's position therefore only passes numbers that are shown or burnt. A transaction held open delays the tail, never
/// the appends. Not thread safe; gaps are forgotten, and waited for anew, when there are too many.
/// </remarks>
internal sealed class TailGaps
{
    private const int RememberedMax = 1_024;
    private readonly Dictionary<(long From, long Before), ulong> _seen = [];

    /// <summary>How many of <paramref name="positions"/> may be shown to a reader who stands at <paramref name="after"/>.</summary>
    /// <param name="after">The reader's position: everything up to it was shown or is burnt.</param>
    /// <param name="positions">Visible positions after it, ascending.</param>
    /// <param name="snapshot">The snapshot they were read in.</param>
    public int SafeCount(long after, IReadOnlyList<long> positions, TailSnapshot snapshot)
    {
        for (var i = 0; i < positions.Count; i++)
        {
            var expected = (i == 0 ? after : positions[i - 1]) + 1;
            if (positions[i] != expected && !IsBurnt((expected, positions[i]), snapshot))
            {
                return i;
            }
        }

        return positions.Count;
    }

    private bool IsBurnt((long From, long Before) gap, TailSnapshot snapshot)
    {
        if (snapshot.Xmin == snapshot.Xmax
            || (_seen.TryGetValue(gap, out var xmaxThen) && snapshot.Xmin >= xmaxThen))
        {
            return true;
        }

        if (_seen.Count >= RememberedMax)
        {
            _seen.Clear();
        }

        _seen.TryAdd(gap, snapshot.Xmax);
        return false;
    }
}

/// <summary>The bounds of a PostgreSQL snapshot: every transaction below <paramref name="Xmin"/> has ended, none from
/// <paramref name="Xmax"/> on is visible; when they are equal, none was running.</summary>
internal sealed record TailSnapshot(ulong Xmin, ulong Xmax);
