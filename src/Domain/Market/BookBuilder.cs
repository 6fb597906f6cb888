using System.Collections.Immutable;

namespace TradingPlatform.Domain.Market;

/// <summary>A whole order book as a venue sends it on request.</summary>
/// <param name="LastUpdateId">The venue's number of the last change contained.</param>
/// <param name="Bids">In any order; prices more than zero.</param>
/// <param name="Asks">In any order; prices more than zero.</param>
public sealed record BookSnapshot(
    long LastUpdateId, ImmutableArray<BookLevel> Bids, ImmutableArray<BookLevel> Asks);

/// <summary>A change of an order book as a venue streams it (Binance <c>depthUpdate</c>).</summary>
/// <param name="FirstUpdateId">First number contained, <c>U</c>.</param>
/// <param name="FinalUpdateId">Last number contained, <c>u</c>.</param>
/// <param name="Bids">New quantities of levels; a quantity of 0 deletes the level.</param>
/// <param name="Asks">New quantities of levels; a quantity of 0 deletes the level.</param>
public sealed record BookDiff(
    long FirstUpdateId, long FinalUpdateId, ImmutableArray<BookLevel> Bids, ImmutableArray<BookLevel> Asks);

/// <summary>What a snapshot or a change did to a book.</summary>
public enum BookChange
{
    /// <summary>Kept until a snapshot comes.</summary>
    Buffered,

    /// <summary>The book is up to date with it.</summary>
    Applied,

    /// <summary>The book contained it already.</summary>
    Ignored,

    /// <summary>Numbers are missing, or it contradicts itself: there is no book until a newer snapshot is
    /// applied.</summary>
    Gap,
}

/// <summary>Keeps one order book of Binance spot by the venue's procedure (RULES §1), without I/O: buffer changes, take
/// a snapshot, join them by number, and after a hole begin anew. Mutable, for one reader; the same inputs in the same
/// order give the same book. A change costs one tree update a level.</summary>
public sealed class BookBuilder
{
    /// <summary>How many changes wait for a snapshot at most; the oldest is forgotten, which the joining
    /// notices.</summary>
    public const int BufferMax = 5_000;

    private readonly Queue<BookDiff> _waiting = new();
    private readonly BookSide _bids = new(bestIsHighest: true);
    private readonly BookSide _asks = new(bestIsHighest: false);

    /// <summary>True once a snapshot was joined and no number has been missing since.</summary>
    public bool IsSynchronised { get; private set; }

    /// <summary>The venue's number of the last change contained; 0 while not synchronised.</summary>
    public long UpdateId { get; private set; }

    /// <summary>Takes a snapshot and joins the waiting changes to it. <see cref="BookChange.Gap"/>: it is older than
    /// the first change that waits, or a waiting change does not join; take another.
    /// <see cref="BookChange.Ignored"/>: the book is up to date already and the snapshot is older.</summary>
    public BookChange Apply(BookSnapshot snapshot)
    {
        if (IsSynchronised && snapshot.LastUpdateId <= UpdateId)
        {
            return BookChange.Ignored;
        }

        if (!AreSound(snapshot.Bids) || !AreSound(snapshot.Asks))
        {
            return BookChange.Gap;
        }

        if (_waiting.TryPeek(out var first) && snapshot.LastUpdateId < first.FirstUpdateId)
        {
            return BookChange.Gap;
        }

        _bids.Replace(snapshot.Bids);
        _asks.Replace(snapshot.Asks);
        (UpdateId, IsSynchronised) = (snapshot.LastUpdateId, true);
        while (_waiting.TryPeek(out var diff))
        {
            // After a hole the change and all behind it wait on: a snapshot newer than the hole can still join them.
            if (Join(diff) == BookChange.Gap)
            {
                return BookChange.Gap;
            }

            _waiting.Dequeue();
        }

        return BookChange.Applied;
    }

    /// <summary>Takes a change: keeps it while there is no snapshot, applies it when it joins, ignores it when it is
    /// old. <see cref="BookChange.Gap"/>: numbers are missing; the book is given up, the change waits for a new
    /// snapshot.</summary>
    public BookChange Apply(BookDiff diff)
    {
        if (!IsSound(diff))
        {
            GiveUp();
            return BookChange.Gap;
        }

        var change = IsSynchronised ? Join(diff) : BookChange.Buffered;
        if (!IsSynchronised)
        {
            Wait(diff);
        }

        return change;
    }

    /// <summary>Forgets everything, as after a lost connection.</summary>
    public void Reset()
    {
        _waiting.Clear();
        GiveUp();
    }

    /// <summary>The best <paramref name="depth"/> levels of each side, 1 to 50, or null while not
    /// synchronised.</summary>
    public Book? Top(int depth)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(depth, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(depth, 50);
        return IsSynchronised ? new Book(UpdateId, _bids.Best(depth), _asks.Best(depth)) : null;
    }

    private BookChange Join(BookDiff diff)
    {
        if (diff.FinalUpdateId <= UpdateId)
        {
            return BookChange.Ignored;
        }

        if (diff.FirstUpdateId > UpdateId + 1)
        {
            GiveUp();
            return BookChange.Gap;
        }

        _bids.Change(diff.Bids);
        _asks.Change(diff.Asks);
        UpdateId = diff.FinalUpdateId;
        return BookChange.Applied;
    }

    private void Wait(BookDiff diff)
    {
        if (_waiting.Count == BufferMax)
        {
            _waiting.Dequeue();
        }

        _waiting.Enqueue(diff);
    }

    private void GiveUp()
    {
        (UpdateId, IsSynchronised) = (0, false);
        _bids.Replace([]);
        _asks.Replace([]);
    }

    private static bool IsSound(BookDiff diff) =>
        diff.FirstUpdateId <= diff.FinalUpdateId && AreSound(diff.Bids) && AreSound(diff.Asks);

    private static bool AreSound(ImmutableArray<BookLevel> levels) =>
        levels.All(level => level is { Price: > 0, Quantity: >= 0 });
}
