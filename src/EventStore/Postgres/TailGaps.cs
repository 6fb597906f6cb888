namespace TradingPlatform.EventStore.Postgres;

/// <summary>Decides how far a page of the whole log may be shown, so that an event that commits late is never skipped.
/// </summary>
/// <remarks>
/// Sequence numbers are handed out in order (cache 1) but their transactions commit in any order, so a missing number
/// is either on its way or burnt by a rollback. The page ends before the first missing number n unless n is known to be
/// burnt:
/// <list type="number">
/// <item>Every writer gets its transaction id before it takes a number: it writes mt_streams first.</item>
/// <item>A snapshot S that shows some m &gt; n was taken after m was handed out, hence after n was, hence after n's
/// owner had its transaction id.</item>
/// <item>After S, a transaction id B is drawn (the barrier). Ids are drawn in order, so the owner's is below B.</item>
/// <item>A later snapshot T with xmin(T) ≥ B sees every transaction below B as ended, the owner among them. If T still
/// misses n, n is burnt for ever.</item>
/// </list>
/// xmax(S) would not do for a barrier: it is one above the last <em>ended</em> transaction, and the owner may run above
/// it. A reader's position only ever passes numbers that are shown or burnt. A transaction held open delays the tail,
/// never the appends. Not thread safe; when there are too many gaps they are forgotten, and waited for anew.
/// </remarks>
internal sealed class TailGaps
{
    private const int RememberedMax = 1_024;
    private readonly Dictionary<TailGap, ulong> _barriers = [];

    /// <summary>How many of <paramref name="positions"/> may be shown to a reader who stands at
    /// <paramref name="after"/>.</summary>
    /// <param name="after">The reader's position: everything up to it was shown or is burnt.</param>
    /// <param name="positions">Visible positions after it, ascending.</param>
    /// <param name="xmin">Of the snapshot they were read in: every transaction below it has ended.</param>
    /// <param name="gap">The gap that ends the page, or null.</param>
    public int SafeCount(long after, IReadOnlyList<long> positions, ulong xmin, out TailGap? gap)
    {
        gap = null;
        for (var i = 0; i < positions.Count; i++)
        {
            var expected = (i == 0 ? after : positions[i - 1]) + 1;
            if (positions[i] == expected)
            {
                continue;
            }

            var missing = new TailGap(expected, positions[i]);
            if (!_barriers.TryGetValue(missing, out var barrier) || xmin < barrier)
            {
                gap = missing;
                return i;
            }
        }

        return positions.Count;
    }

    /// <summary>True when the gap needs a barrier, which is then drawn and told to <see cref="Remember"/>.</summary>
    public bool IsNew(TailGap gap) => !_barriers.ContainsKey(gap);

    /// <summary>Keeps the transaction id that was drawn after <paramref name="gap"/> was seen; the first one
    /// counts.</summary>
    public void Remember(TailGap gap, ulong barrier)
    {
        if (_barriers.Count >= RememberedMax)
        {
            _barriers.Clear();
        }

        _barriers.TryAdd(gap, barrier);
    }
}

/// <summary>Missing positions: <paramref name="From"/> is the first, <paramref name="Before"/> is visible
/// again.</summary>
internal sealed record TailGap(long From, long Before);
