using System.Collections.Immutable;

namespace TradingPlatform.Domain.Market;

/// <summary>One side of an order book, best price first.</summary>
internal sealed class BookSide(bool bestIsHighest)
{
    /// <summary>Levels kept at most; the worst are forgotten first. A venue's snapshot has 5,000.</summary>
    internal const int LevelsMax = 20_000;

    private readonly SortedSet<BookLevel> _levels = new(new BestFirst(bestIsHighest));

    public void Replace(ImmutableArray<BookLevel> levels)
    {
        _levels.Clear();
        Change(levels);
    }

    /// <summary>Sets each level's quantity; 0 deletes it, and deleting what is not there is normal.</summary>
    public void Change(ImmutableArray<BookLevel> levels)
    {
        foreach (var level in levels)
        {
            // Levels compare by price alone, so this takes out whatever rested there before.
            _levels.Remove(level);
            if (level.Quantity > 0)
            {
                _levels.Add(level);
            }
        }

        while (_levels.Count > LevelsMax)
        {
            _levels.Remove(_levels.Max);
        }
    }

    public ImmutableArray<BookLevel> Best(int depth) => [.. _levels.Take(depth)];

    private sealed class BestFirst(bool bestIsHighest) : IComparer<BookLevel>
    {
        public int Compare(BookLevel x, BookLevel y) =>
            bestIsHighest ? y.Price.CompareTo(x.Price) : x.Price.CompareTo(y.Price);
    }
}
