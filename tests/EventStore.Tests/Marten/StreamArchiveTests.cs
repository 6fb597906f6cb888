using TradingPlatform.EventStore.Archiving;
using TradingPlatform.EventStore.Postgres;
using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.EventStore.Tests.Marten;

/// <summary>A stream is closed for ever: marked as Marten marks it, readable, and taking nothing more.</summary>
[Collection(UsesDatabase.Name)]
public sealed class StreamArchiveTests(Database database)
{
    [Fact]
    public async Task A_closed_stream_is_marked_with_all_its_events_and_can_still_be_read()
    {
        var store = await database.CreateAsync();
        await using var log = await WithTwoStreamsAsync(store);
        await using var archive = new StreamArchive(store);
        await archive.ArchiveAsync("note-a", 2, default);

        Assert.Equal(
            "note-a true 2, note-b false 0",
            await Database.ExecuteAsync(store, """
                SELECT string_agg(s.id || ' ' || s.is_archived || ' ' || (SELECT count(*) FROM events.mt_events e
                    WHERE e.stream_id = s.id AND e.is_archived), ', ' ORDER BY s.id) FROM events.mt_streams s
                """));
        var read = await log.ReadAsync("note-a", 0, default).ToListAsync();
        Assert.Equal([true, true], read.Select(stored => stored.IsArchived));
        Assert.Equal(
            ["note-b"],
            from stored in await log.ReadAllAsync(0, 10, default) where !stored.IsArchived select stored.Stream);
        await Assert.ThrowsAsync<StreamArchivedException>(() => AppendAsync(log, "note-a", 2));
        await AppendAsync(log, "note-b", 1);
    }

    [Fact]
    public async Task Closing_again_changes_nothing()
    {
        var store = await database.CreateAsync();
        await using var log = await WithTwoStreamsAsync(store);
        await using var archive = new StreamArchive(store);
        await archive.ArchiveAsync("note-a", 2, default);
        await archive.ArchiveAsync("note-a", 2, default);
    }

    [Theory]
    [InlineData("note-a", 1)]
    [InlineData("note-a", 3)]
    [InlineData("note-nobody", 0)]
    public async Task What_its_caller_has_not_seen_stays_open(string stream, long seen)
    {
        var store = await database.CreateAsync();
        await using var log = await WithTwoStreamsAsync(store);
        await using var archive = new StreamArchive(store);
        var stale = await Assert.ThrowsAsync<StaleStreamException>(() => archive.ArchiveAsync(stream, seen, default));
        Assert.Equal((stream, seen), (stale.Stream, stale.ExpectedVersion));
        await AppendAsync(log, "note-a", 2);
    }

    private static async Task<PostgresEventLog> WithTwoStreamsAsync(string store)
    {
        var log = new PostgresEventLog(store, Note.Catalog, TimeProvider.System);
        await AppendAsync(log, "note-a", 0);
        await AppendAsync(log, "note-a", 1);
        await AppendAsync(log, "note-b", 0);
        return log;
    }

    private static Task<AppendReceipt> AppendAsync(PostgresEventLog log, string stream, long expected) =>
        log.AppendAsync(new AppendRequest(stream, expected, [new Note.Written("x")]), default);
}
