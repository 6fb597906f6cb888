using TradingPlatform.EventStore.Postgres;
using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.EventStore.Tests.Postgres;

/// <summary>One transaction is held open across others: the tail must wait for it, and show it when it
/// commits.</summary>
[Collection(UsesDatabase.Name)]
public sealed class LateCommitTests(Database database)
{
    // As the appender does it: the stream first, then the number.
    internal const string Stream = "INSERT INTO events.mt_streams (id, version) VALUES ('{0}', 1)";
    internal const string Event = """
        INSERT INTO events.mt_events (seq_id, id, stream_id, version, data, type) VALUES
            (nextval('events.mt_events_sequence'), gen_random_uuid(), '{0}', 1, '{{"Text":"held"}}', 'note_written')
        """;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_number_that_is_taken_early_and_commits_late_is_never_skipped(bool commits)
    {
        var connectionString = await database.CreateAsync();
        await using var log = new PostgresEventLog(connectionString, Note.Catalog, TimeProvider.System);
        await AppendAsync(log, "note-1");
        await using var held = await HeldTransaction.BeginAsync(connectionString);
        await held.RunAsync(Stream, "note-held");
        await held.RunAsync(Event, "note-held");
        await AppendAsync(log, "note-2"); // appends go on meanwhile
        await AppendAsync(log, "note-3");

        var before = await log.ReadAllAsync(0, 100, default);
        Assert.Equal(["note-1"], before.Select(stored => stored.Stream));
        Assert.Empty(await log.ReadAllAsync(before[^1].Position, 100, default));

        await held.EndAsync(commits);
        var after = await log.ReadAllAsync(before[^1].Position, 100, default);
        string[] expected = commits ? ["note-held", "note-2", "note-3"] : ["note-2", "note-3"];
        Assert.Equal(expected, after.Select(stored => stored.Stream));
    }

    [Fact]
    public async Task A_number_is_waited_for_although_its_transaction_is_younger_than_every_ended_one()
    {
        var connectionString = await database.CreateAsync();
        await using var log = new PostgresEventLog(connectionString, Note.Catalog, TimeProvider.System);
        await using var older = await HeldTransaction.BeginAsync(connectionString);
        await using var younger = await HeldTransaction.BeginAsync(connectionString);
        await older.RunAsync(Stream, "note-older");
        await younger.RunAsync(Stream, "note-younger");
        await younger.RunAsync(Event, "note-younger"); // position 1
        await older.RunAsync(Event, "note-older"); // position 2
        await older.EndAsync(commits: true);

        Assert.Empty(await log.ReadAllAsync(0, 100, default));
        await younger.EndAsync(commits: true);
        var streams = (await log.ReadAllAsync(0, 100, default)).Select(stored => stored.Stream);
        Assert.Equal(["note-younger", "note-older"], streams);
    }

    [Fact]
    public async Task A_tail_that_reads_during_appends_of_two_processes_sees_every_event_once_and_in_order()
    {
        const int Streams = 40, Events = 50;
        var connectionString = await database.CreateAsync();
        await using var one = new PostgresEventLog(connectionString, Note.Catalog, TimeProvider.System);
        await using var two = new PostgresEventLog(connectionString, Note.Catalog, TimeProvider.System);
        var writing = Task.WhenAll(Enumerable.Range(0, Streams).Select(async writer =>
        {
            for (var version = 0; version < Events; version++)
            {
                await AppendAsync(writer % 2 == 0 ? one : two, $"note-{writer}", version);
            }
        }));

        var seen = new List<StoredEvent>();
        while (seen.Count < Streams * Events)
        {
            var allWritten = writing.IsCompleted; // asked before reading: what is written then must be seen
            var page = await one.ReadAllAsync(seen.Count == 0 ? 0 : seen[^1].Position, 97, default);
            seen.AddRange(page);
            Assert.False(allWritten && page.IsEmpty, $"the tail skipped {(Streams * Events) - seen.Count} events");
        }

        await writing;
        Assert.Equal(Streams * Events, seen.DistinctBy(stored => (stored.Stream, stored.Version)).Count());
        Assert.All(seen.Zip(seen.Skip(1)), pair => Assert.True(pair.First.Position < pair.Second.Position));
    }

    private static Task<AppendReceipt> AppendAsync(PostgresEventLog log, string stream, long expected = 0) =>
        log.AppendAsync(new AppendRequest(stream, expected, [new Note.Written("x")]), default);
}
