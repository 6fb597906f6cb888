using System.Collections.Immutable;
using TradingPlatform.Domain.Market;

namespace TradingPlatform.Domain.Tests.Market;

public sealed class BookBuilderTests
{
    private readonly BookBuilder _book = new();

    [Fact]
    public void Without_a_snapshot_there_is_no_book()
    {
        Assert.Equal(BookChange.Buffered, _book.Apply(Diff(1, 2, bid: (99, 1))));
        Assert.Null(_book.Top(5));
        Assert.False(_book.IsSynchronised);
    }

    [Fact]
    public void A_snapshot_joins_what_waited_and_drops_what_it_holds_already()
    {
        _book.Apply(Diff(1, 5, bid: (98, 7)));
        _book.Apply(Diff(6, 10, bid: (99, 2)));
        Assert.Equal(BookChange.Applied, _book.Apply(Snapshot(7)));
        Assert.Equal(10, _book.UpdateId);
        Assert.Equal([new(99, 2), new(98, 3)], _book.Top(2)!.Bids.AsEnumerable());
    }

    [Fact]
    public void A_snapshot_older_than_the_first_that_waits_must_be_taken_again()
    {
        _book.Apply(Diff(11, 12));
        Assert.Equal(BookChange.Gap, _book.Apply(Snapshot(10)));
        Assert.Null(_book.Top(1));
        Assert.Equal(BookChange.Applied, _book.Apply(Snapshot(11)));
        Assert.Equal(12, _book.UpdateId);
    }

    [Fact]
    public void The_next_number_is_applied_an_old_one_ignored_and_an_overlap_applied()
    {
        _book.Apply(Snapshot(10));
        Assert.Equal(BookChange.Ignored, _book.Apply(Diff(9, 10, bid: (99, 50))));
        Assert.Equal(BookChange.Applied, _book.Apply(Diff(10, 11, bid: (99, 6))));
        Assert.Equal(BookChange.Applied, _book.Apply(Diff(12, 12, ask: (101, 4))));
        Assert.Equal((6, 4), (_book.Top(1)!.Bids[0].Quantity, _book.Top(1)!.Asks[0].Quantity));
    }

    [Fact]
    public void A_missing_number_gives_the_book_up_until_a_new_snapshot()
    {
        _book.Apply(Snapshot(10));
        Assert.Equal(BookChange.Gap, _book.Apply(Diff(12, 13, bid: (99, 6))));
        Assert.Null(_book.Top(1));
        Assert.Equal(BookChange.Buffered, _book.Apply(Diff(14, 14, bid: (99, 8))));
        Assert.Equal(BookChange.Gap, _book.Apply(Snapshot(11)));
        Assert.Equal(BookChange.Applied, _book.Apply(Snapshot(13)));
        Assert.Equal((14, 8), (_book.UpdateId, _book.Top(1)!.Bids[0].Quantity));
    }

    [Fact]
    public void A_hole_among_those_that_wait_keeps_what_follows_it()
    {
        _book.Apply(Diff(5, 8));
        _book.Apply(Diff(10, 11));
        _book.Apply(Diff(12, 13, bid: (99, 9)));
        Assert.Equal(BookChange.Gap, _book.Apply(Snapshot(6)));
        Assert.Equal(BookChange.Applied, _book.Apply(Snapshot(10)));
        Assert.Equal((13, 9), (_book.UpdateId, _book.Top(1)!.Bids[0].Quantity));
    }

    [Fact]
    public void A_quantity_of_zero_deletes_and_deleting_nothing_is_normal()
    {
        _book.Apply(Snapshot(1));
        Assert.Equal(BookChange.Applied, _book.Apply(Diff(2, 2, bid: (99, 0), ask: (555, 0))));
        Assert.Equal(98, _book.Top(1)!.Bids[0].Price);
    }

    [Fact]
    public void Prices_written_with_other_digits_are_the_same_level()
    {
        _book.Apply(Snapshot(1));
        _book.Apply(Diff(2, 2, bid: (99.00m, 0)));
        Assert.DoesNotContain(_book.Top(5)!.Bids, level => level.Price == 99);
    }

    [Fact]
    public void The_best_levels_come_first()
    {
        _book.Apply(new BookSnapshot(1, [new(1, 1), new(3, 1), new(2, 1)], [new(6, 1), new(4, 1), new(5, 1)]));
        var top = _book.Top(2)!;
        Assert.Equal([3, 2], top.Bids.Select(level => level.Price));
        Assert.Equal([4, 5], top.Asks.Select(level => level.Price));
    }

    [Fact]
    public void What_contradicts_itself_gives_the_book_up()
    {
        _book.Apply(Snapshot(1));
        Assert.Equal(BookChange.Gap, _book.Apply(Diff(2, 2, bid: (99, -1))));
        Assert.Null(_book.Top(1));
        Assert.Equal(BookChange.Applied, _book.Apply(Snapshot(2)));
        Assert.Equal(BookChange.Gap, _book.Apply(Diff(4, 3)));
    }

    [Fact]
    public void A_snapshot_older_than_the_book_changes_nothing()
    {
        _book.Apply(Snapshot(10));
        Assert.Equal(BookChange.Ignored, _book.Apply(Snapshot(9)));
        Assert.Equal(10, _book.UpdateId);
    }

    [Fact]
    public void After_a_reset_it_begins_anew()
    {
        _book.Apply(Diff(50, 51));
        _book.Reset();
        Assert.Equal(BookChange.Applied, _book.Apply(Snapshot(3)));
    }

    [Fact]
    public void Only_so_many_changes_wait()
    {
        for (var i = 1; i <= BookBuilder.BufferMax + 10; i++)
        {
            _book.Apply(Diff(i, i));
        }

        Assert.Equal(BookChange.Gap, _book.Apply(Snapshot(10)));
        Assert.Equal(BookChange.Applied, _book.Apply(Snapshot(11)));
        Assert.Equal(BookBuilder.BufferMax + 10, _book.UpdateId);
    }

    [Fact]
    public void Whatever_is_lost_the_book_is_the_venues_whenever_it_says_so()
    {
        for (var seed = 1; seed <= 200; seed++)
        {
            var random = new Random(seed);
            var venue = new PlainBook();
            var book = new BookBuilder();
            var synchronised = 0;
            for (var i = 0; i < 300; i++)
            {
                var diff = venue.Change(random);
                if (random.Next(30) != 0)
                {
                    book.Apply(diff);
                }

                if (!book.IsSynchronised && random.Next(5) == 0)
                {
                    book.Apply(venue.Snapshot());
                }

                if (book.IsSynchronised && book.UpdateId == venue.UpdateId)
                {
                    synchronised++;
                    Assert.Equal(venue.Snapshot().Bids.AsEnumerable(), book.Top(50)!.Bids.AsEnumerable());
                    Assert.Equal(venue.Snapshot().Asks.AsEnumerable(), book.Top(50)!.Asks.AsEnumerable());
                }
            }

            Assert.True(synchronised > 150, $"seed {seed}: {synchronised} of 300");
        }
    }

    private static BookSnapshot Snapshot(long id) => new(id, [new(99, 5), new(98, 3)], [new(101, 5), new(102, 3)]);

    private static BookDiff Diff(
        long first,
        long final,
        (decimal Price, decimal Quantity)? bid = null,
        (decimal Price, decimal Quantity)? ask = null) =>
        new(first, final, Levels(bid), Levels(ask));

    private static ImmutableArray<BookLevel> Levels((decimal Price, decimal Quantity)? level) =>
        level is var (price, quantity) ? [new BookLevel(price, quantity)] : [];

    /// <summary>The venue's own book, kept in the plainest way.</summary>
    private sealed class PlainBook
    {
        private readonly Dictionary<decimal, decimal> _bids = [];
        private readonly Dictionary<decimal, decimal> _asks = [];

        public long UpdateId { get; private set; } = 100;

        public BookDiff Change(Random random)
        {
            var first = UpdateId + 1;
            UpdateId += random.Next(1, 4);
            return new BookDiff(first, UpdateId, Side(random, _bids, 80), Side(random, _asks, 101));
        }

        public BookSnapshot Snapshot() => new(
            UpdateId,
            [.. _bids.OrderByDescending(level => level.Key).Select(level => new BookLevel(level.Key, level.Value))],
            [.. _asks.OrderBy(level => level.Key).Select(level => new BookLevel(level.Key, level.Value))]);

        private static ImmutableArray<BookLevel> Side(Random random, Dictionary<decimal, decimal> levels, int from)
        {
            var changes = Enumerable.Range(0, random.Next(4))
                .Select(_ => new BookLevel(from + random.Next(20), random.Next(3)))
                .DistinctBy(level => level.Price)
                .ToImmutableArray();
            foreach (var (price, quantity) in changes)
            {
                levels[price] = quantity;
                if (quantity == 0)
                {
                    levels.Remove(price);
                }
            }

            return changes;
        }
    }
}
