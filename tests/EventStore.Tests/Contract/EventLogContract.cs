using System.Collections.Immutable;
using TradingPlatform.Domain.Market;
using TradingPlatform.EventStore.Json;
using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.EventStore.Tests.Contract;

/// <summary>What every event log must do, whatever it is made of.</summary>
public abstract class EventLogContract : IAsyncLifetime
{
    protected IEventLog Log { get; private set; } = null!;

    public async Task InitializeAsync() => Log = await OpenAsync();

    public virtual Task DisposeAsync() => Task.CompletedTask;

    protected abstract Task<IEventLog> OpenAsync();

    [Fact]
    public async Task What_is_written_is_read_back_in_order()
    {
        await AppendAsync("note-a", 0, "one", "two");
        await AppendAsync("note-a", 2, "three");

        var read = await ReadAsync("note-a", 0);
        Assert.Equal(["one", "two", "three"], read.Select(Text));
        Assert.Equal([1L, 2, 3], read.Select(stored => stored.Version));
        Assert.All(read, stored => Assert.Equal(("note-a", "note_written"), (stored.Stream, stored.Name)));
        Assert.All(read, stored => Assert.Equal(TimeSpan.Zero, stored.StoredAt.Offset));
        Assert.Equal(3, await Log.VersionAsync("note-a", default));
    }

    [Fact]
    public async Task Reading_after_a_version_leaves_out_what_came_before()
    {
        await AppendAsync("note-a", 0, "one", "two", "three");
        Assert.Equal(["three"], (await ReadAsync("note-a", 2)).Select(Text));
        Assert.Empty(await ReadAsync("note-a", 3));
    }

    [Fact]
    public async Task A_stream_that_nobody_wrote_is_empty()
    {
        Assert.Equal(0, await Log.VersionAsync("note-none", default));
        Assert.Empty(await ReadAsync("note-none", 0));
        Assert.Null(await Log.LastBatchAsync("TEST:NONE", default));
        Assert.Empty(await Log.ReadAllAsync(0, 10, default));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Another_expected_version_than_the_streams_is_stale_and_writes_nothing(long expected)
    {
        await AppendAsync("note-a", 0, "one", "two");
        var stale = await Assert.ThrowsAsync<StaleStreamException>(() => AppendAsync("note-a", expected, "lost"));
        Assert.Equal(("note-a", expected), (stale.Stream, stale.ExpectedVersion));
        Assert.Equal(["one", "two"], (await ReadAsync("note-a", 0)).Select(Text));
    }

    [Fact]
    public async Task Appends_handed_in_together_are_answered_as_if_they_had_come_one_by_one()
    {
        Task[] answers =
        [
            AppendAsync("note-a", 0, "1"),
            AppendAsync("note-a", 1, "2", "3"),
            AppendAsync("note-b", 7, "never"),
            AppendAsync("note-a", 1, "too late"),
            AppendAsync("note-a", 3, "4"),
            AppendAsync("note-b", 0, "b"),
        ];
        var succeeded = await Task.WhenAll(answers.Select(SucceededAsync));
        Assert.Equal([true, true, false, false, true, true], succeeded);
        Assert.Equal(["1", "2", "3", "4"], (await ReadAsync("note-a", 0)).Select(Text));
        Assert.Equal(["b"], (await ReadAsync("note-b", 0)).Select(Text));
    }

    [Fact]
    public async Task A_follower_wins_by_its_own_version_even_when_the_one_before_it_loses()
    {
        await AppendAsync("note-a", 0, "1", "2");
        Task[] answers = [AppendAsync("note-a", 1, "stale"), AppendAsync("note-a", 2, "3")];
        var succeeded = await Task.WhenAll(answers.Select(SucceededAsync));
        Assert.Equal([false, true], succeeded);
        Assert.Equal(["1", "2", "3"], (await ReadAsync("note-a", 0)).Select(Text));
    }

    [Fact]
    public async Task The_whole_log_is_read_in_pages_without_loss()
    {
        for (var i = 0; i < 25; i++)
        {
            await AppendAsync($"note-{i % 3}", i / 3, $"{i}");
        }

        var (all, after) = (new List<StoredEvent>(), 0L);
        for (var page = await Log.ReadAllAsync(0, 10, default); page.Length > 0;
            page = await Log.ReadAllAsync(after, 10, default))
        {
            Assert.InRange(page.Length, 1, 10);
            all.AddRange(page);
            after = page[^1].Position;
        }

        Assert.Equal(Enumerable.Range(0, 25).Select(i => $"{i}"), all.Select(Text));
        Assert.Equal(all.Select(stored => stored.Position).Order(), all.Select(stored => stored.Position));
    }

    [Fact]
    public async Task Streams_are_found_by_prefix_in_order_and_page_by_page()
    {
        foreach (var stream in (string[])["note-b", "note-a", "noteworthy", "note-c", "other-a"])
        {
            await AppendAsync(stream, 0, "x");
        }

        Assert.Equal(["note-a", "note-b"], (await Log.StreamsAsync("note-", "", 2, default)).AsEnumerable());
        Assert.Equal(["note-c"], (await Log.StreamsAsync("note-", "note-b", 2, default)).AsEnumerable());
        Assert.Equal(5, (await Log.StreamsAsync("", "", 100, default)).Length);
    }

    [Fact]
    public async Task Market_batches_are_stored_with_the_events_of_their_append_or_not_at_all()
    {
        await Log.AppendAsync(
            new AppendRequest("symbol-x", 0, [new Note.Written("closed")], [Batch(1), Batch(2)]), default);
        await Assert.ThrowsAsync<StaleStreamException>(() => Log.AppendAsync(
            new AppendRequest("symbol-x", 0, [new Note.Written("again")], [Batch(3)]), default));
        await Log.AppendAsync(
            new AppendRequest("symbol-x", 1, [], [Batch(3)], BatchesFollow: Batch(2).SourcePosition), default);

        var read = await Log.ReadBatchesAsync("TEST:X", 2, 10, default);
        Assert.Equal([2L, 3], read.Select(batch => batch.Sequence));
        var last = await Log.LastBatchAsync("TEST:X", default);
        Assert.Equal(CanonicalJson.Write(Batch(3)), CanonicalJson.Write(last!));
        Assert.Equal(1, await Log.VersionAsync("symbol-x", default));
    }

    [Fact]
    public async Task A_market_batch_that_is_there_already_makes_the_append_stale()
    {
        await Log.AppendAsync(new AppendRequest("symbol-x", 0, [], [Batch(1)]), default);
        Task[] answers =
        [
            AppendAsync("note-a", 0, "before"),
            Log.AppendAsync(new AppendRequest("symbol-x", 0, [new Note.Written("lost")], [Batch(1)]), default),
            AppendAsync("note-b", 0, "after"),
        ];
        var succeeded = await Task.WhenAll(answers.Select(SucceededAsync));
        Assert.Equal([true, false, true], succeeded);
        Assert.Equal(0, await Log.VersionAsync("symbol-x", default));
    }

    [Fact]
    public async Task A_market_batch_after_one_that_was_lost_is_lost_too()
    {
        await Log.AppendAsync(new AppendRequest("symbol-x", 0, [], [Batch(1)]), default);
        await Assert.ThrowsAsync<StaleStreamException>(() => Log.AppendAsync(
            new AppendRequest("symbol-x", 0, [], [Batch(3)], BatchesFollow: Batch(2).SourcePosition), default));
        await Assert.ThrowsAsync<StaleStreamException>(() => Log.AppendAsync(
            new AppendRequest("symbol-x", 0, [], [Batch(2)], BatchesFollow: Batch(1).SourcePosition + 7), default));
        await Log.AppendAsync(
            new AppendRequest(
                "symbol-x", 0, [], [Batch(2), Batch(3)], BatchesFollow: Batch(1).SourcePosition), default);
        Assert.Equal(
            [1L, 2, 3], (await Log.ReadBatchesAsync("TEST:X", 1, 10, default)).Select(batch => batch.Sequence));
    }

    [Fact]
    public async Task Market_batches_that_arrive_together_stand_behind_each_other()
    {
        Task[] answers =
        [
            Log.AppendAsync(new AppendRequest("symbol-x", 0, [], [Batch(1)]), default),
            Log.AppendAsync(
                new AppendRequest("symbol-x", 0, [], [Batch(2)], BatchesFollow: Batch(1).SourcePosition), default),
            Log.AppendAsync(
                new AppendRequest("symbol-x", 0, [], [Batch(5)], BatchesFollow: Batch(4).SourcePosition), default),
            Log.AppendAsync(
                new AppendRequest("symbol-x", 0, [], [Batch(3)], BatchesFollow: Batch(2).SourcePosition), default),
        ];
        var succeeded = await Task.WhenAll(answers.Select(SucceededAsync));
        Assert.Equal([true, true, false, true], succeeded);
    }

    [Fact]
    public async Task An_oversized_event_fails_its_own_append_only()
    {
        var fine = AppendAsync("note-a", 0, "fine");
        await Assert.ThrowsAsync<ArgumentException>(() => AppendAsync("note-b", 0, new string('x', 1_100_000)));
        await fine;
        Assert.Equal(0, await Log.VersionAsync("note-b", default));
    }

    [Fact]
    public async Task An_empty_append_and_a_nameless_event_are_refused()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Log.AppendAsync(new AppendRequest("note-a", 0, []), default));
        await Assert.ThrowsAsync<ArgumentException>(
            () => Log.AppendAsync(new AppendRequest("note-a", 0, ["text"]), default));
        await Assert.ThrowsAsync<ArgumentException>(() => AppendAsync("with space", 0, "x"));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Log.ReadAllAsync(0, 0, default));
    }

    [Fact]
    public async Task Every_value_comes_back_to_the_last_digit()
    {
        var wide = new Note.Wide(
            1.50m, null, new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)).AddTicks(1), Colour.Green,
            [decimal.MaxValue, decimal.MinValue, 0.0000000000000000000000000001m, 0.00m],
            ImmutableDictionary<string, decimal>.Empty.Add("b", 2.0m).Add("a", 1m),
            long.MaxValue, true, "\"é😀\\ </script>");
        await Log.AppendAsync(new AppendRequest("note-a", 0, [wide]), default);

        var read = Assert.IsType<Note.Wide>(Assert.Single(await ReadAsync("note-a", 0)).Body);
        Assert.Equal(CanonicalJson.Write(wide), CanonicalJson.Write(read));
        Assert.Equal(wide.Levels.SelectMany(decimal.GetBits), read.Levels.SelectMany(decimal.GetBits));
        Assert.Equal(wide.At, read.At);
    }

    [Fact]
    public async Task A_thousand_writers_at_once_lose_nothing()
    {
        await Task.WhenAll(Enumerable.Range(0, 1_000).Select(async writer =>
        {
            for (var version = 0; version < 5; version++)
            {
                await AppendAsync($"note-{writer:0000}", version, $"{version}");
            }
        }));
        foreach (var stream in await Log.StreamsAsync("note-", "", 1_000, default))
        {
            Assert.Equal(["0", "1", "2", "3", "4"], (await ReadAsync(stream, 0)).Select(Text));
        }

        Assert.Equal(5_000, (await Log.ReadAllAsync(0, 10_000, default)).Length);
    }

    protected Task AppendAsync(string stream, long expected, params string[] texts) => Log.AppendAsync(
        new AppendRequest(stream, expected, [.. texts.Select(text => new Note.Written(text))], default, "c1", "c2"),
        default);

    protected async Task<IReadOnlyList<StoredEvent>> ReadAsync(string stream, long after) =>
        await Log.ReadAsync(stream, after, default).ToListAsync();

    protected static string Text(StoredEvent stored) => ((Note.Written)stored.Body).Text;

    private static async Task<bool> SucceededAsync(Task answer)
    {
        try
        {
            await answer;
            return true;
        }
        catch (StaleStreamException)
        {
            return false;
        }
    }

    private static MarketBatch Batch(long sequence) => new(
        "TEST:X", sequence, sequence * 60_000, DateTimeOffset.UnixEpoch.AddMinutes(sequence),
        [new Trade(DateTimeOffset.UnixEpoch, 100.10m, 0.5m, true)],
        new Book(sequence, [new BookLevel(100m, 1m)], [new BookLevel(101m, 2m)]),
        [new Candle(Timeframe.M1, DateTimeOffset.UnixEpoch, 1m, 2m, 0.5m, 1.5m, 10m, sequence)],
        100.10m);
}
