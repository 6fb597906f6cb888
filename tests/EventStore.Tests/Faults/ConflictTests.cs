using TradingPlatform.Domain.Market;
using TradingPlatform.EventStore.Appending;
using TradingPlatform.EventStore.Postgres;
using TradingPlatform.EventStore.Tests.Postgres;
using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.EventStore.Tests.Faults;

[Collection(UsesDatabase.Name)]
public sealed class ConflictTests(Database database)
{
    [Fact]
    public async Task Of_two_processes_on_the_same_streams_exactly_one_wins_every_version()
    {
        const int Streams = 20, Versions = 40;
        var connectionString = await database.CreateAsync();
        await using var one = new PostgresEventLog(connectionString, Note.Catalog, TimeProvider.System);
        await using var two = new PostgresEventLog(connectionString, Note.Catalog, TimeProvider.System);
        var (winsOfOne, winsOfTwo) = (0, 0);
        await Task.WhenAll(Enumerable.Range(0, Streams).SelectMany(stream => new[]
        {
            FightAsync(one, $"note-{stream}", "one", Versions, () => Interlocked.Increment(ref winsOfOne)),
            FightAsync(two, $"note-{stream}", "two", Versions, () => Interlocked.Increment(ref winsOfTwo)),
        }));

        var all = await one.ReadAllAsync(0, 10_000, default);
        Assert.Equal(winsOfOne, all.Count(stored => Text(stored).StartsWith("one", StringComparison.Ordinal)));
        Assert.Equal(winsOfTwo, all.Count(stored => Text(stored).StartsWith("two", StringComparison.Ordinal)));
        Assert.Equal(Streams * Versions, winsOfOne + winsOfTwo);
        Assert.Equal(Streams * Versions, all.DistinctBy(stored => (stored.Stream, stored.Version)).Count());
    }

    [Fact]
    public async Task Wrong_appends_in_a_group_fail_alone()
    {
        await using var log = new PostgresEventLog(await database.CreateAsync(), Note.Catalog, TimeProvider.System);
        var answers = Enumerable.Range(0, 300).Select(i => log.AppendAsync(
            new AppendRequest($"note-{i}", i % 7 == 3 ? 5 : 0, [new Note.Written(i % 11 == 4 ? "nul \0" : "fine")]),
            default)).ToList();
        for (var i = 0; i < answers.Count; i++)
        {
            var failure = await Record.ExceptionAsync(() => answers[i]);
            Assert.Equal(
                i % 7 == 3 ? typeof(StaleStreamException) : i % 11 == 4 ? typeof(AppendRefusedException) : null,
                failure?.GetType());
        }

        Assert.Equal(
            answers.Count(answer => answer.IsCompletedSuccessfully),
            (await log.ReadAllAsync(0, 1_000, default)).Length);
    }

    [Fact]
    public async Task A_lost_version_takes_no_sequence_number()
    {
        var connectionString = await database.CreateAsync();
        await using var log = new PostgresEventLog(connectionString, Note.Catalog, TimeProvider.System);
        await log.AppendAsync(new AppendRequest("note-a", 0, [new Note.Written("x")]), default);
        for (var i = 0; i < 5; i++)
        {
            await Assert.ThrowsAsync<StaleStreamException>(
                () => log.AppendAsync(new AppendRequest("note-a", 0, [new Note.Written("x")]), default));
        }

        await log.AppendAsync(new AppendRequest("note-a", 1, [new Note.Written("x")]), default);
        Assert.Equal([1L, 2], (await log.ReadAllAsync(0, 10, default)).Select(stored => stored.Position));
    }

    [Fact]
    public async Task A_command_that_another_process_is_just_storing_in_a_new_stream_is_a_repeat_and_not_stale()
    {
        var connectionString = await database.CreateAsync();
        await using var log = new PostgresEventLog(connectionString, Note.Catalog, TimeProvider.System);
        await AppendAsync(log, "note-a", 0, "c-a");
        await using var other = await HeldTransaction.BeginAsync(connectionString);
        await other.RunAsync(
            """
            INSERT INTO events.mt_streams (id, version) VALUES ('{0}', 1);
            INSERT INTO events.commands (stream_id, command_id, version) VALUES ('{0}', 'c-new', 1);
            INSERT INTO events.mt_events (seq_id, id, stream_id, version, data, type) VALUES
                (nextval('events.mt_events_sequence'), gen_random_uuid(), '{0}', 1, '{{"Text":"x"}}', 'note_written')
            """,
            "note-new");

        // The first goes alone; of the others two contradict each other, so that all three are looked at one by one.
        var first = AppendAsync(log, "note-a", 1, "c-first");
        var (wins, loses) = (AppendAsync(log, "note-b", 0, "c-wins"), AppendAsync(log, "note-b", 0, "c-loses"));
        var repeat = AppendAsync(log, "note-new", 0, "c-new");
        await first;
        await Task.Delay(300);
        await other.EndAsync(commits: true);
        Assert.Equal(new AppendReceipt(1, IsRepeat: true), await repeat);
        Assert.False((await wins).IsRepeat);
        await Assert.ThrowsAsync<StaleStreamException>(() => loses);
    }

    [Theory]
    [InlineData(0xD800)] // half of a character: no UTF-8 can be made of it
    [InlineData('\n')]
    public async Task A_cause_that_cannot_be_written_is_refused_before_it_can_harm_others(int character)
    {
        await using var log = new PostgresEventLog(await database.CreateAsync(), Note.Catalog, TimeProvider.System);
        var wrong = $"cause-{(char)character}";
        var fine = Enumerable.Range(0, 100).Select(i => AppendAsync(log, $"note-{i}", 0, "c")).ToList();
        foreach (var (correlation, causation) in new[] { (wrong, "fine"), ("fine", wrong), ("", "fine") })
        {
            await Assert.ThrowsAsync<ArgumentException>(() => log.AppendAsync(
                new AppendRequest("note-x", 0, [new Note.Written("x")], [], correlation, causation), default));
        }

        Assert.All(await Task.WhenAll(fine), receipt => Assert.Equal(1, receipt.Version));
    }

    [Fact]
    public async Task A_market_whose_name_cannot_be_written_fails_alone()
    {
        await using var log = new PostgresEventLog(await database.CreateAsync(), Note.Catalog, TimeProvider.System);
        var step = new MarketBatch("SIM:\ud800", 1, 1, DateTimeOffset.UnixEpoch, [], null, [], 0m);
        await Assert.ThrowsAsync<ArgumentException>(
            () => log.AppendAsync(new AppendRequest("note-a", 0, [new Note.Written("x")], [step]), default));
    }

    [Fact]
    public async Task An_append_that_no_queue_could_take_is_refused_for_good_and_not_asked_to_come_again()
    {
        await using var log = new PostgresEventLog(await database.CreateAsync(), Note.Catalog, TimeProvider.System);
        var large = new Note.Written(new string('x', 1_000_000));
        await Assert.ThrowsAsync<ArgumentException>(() => log.AppendAsync(
            new AppendRequest("note-a", 0, [.. Enumerable.Repeat<object>(large, 68)]), default));
    }

    private static Task<AppendReceipt> AppendAsync(PostgresEventLog log, string stream, long version, string command) =>
        log.AppendAsync(
            new AppendRequest(stream, version, [new Note.Written(command)]) { CommandId = command }, default);

    private static async Task FightAsync(
        PostgresEventLog log, string stream, string name, int versions, Action won)
    {
        for (var version = await log.VersionAsync(stream, default); version < versions;
            version = await log.VersionAsync(stream, default))
        {
            try
            {
                await log.AppendAsync(
                    new AppendRequest(stream, version, [new Note.Written($"{name} {version}")]), default);
                won();
            }
            catch (StaleStreamException)
            {
                continue; // the other one was first
            }
        }
    }

    private static string Text(StoredEvent stored) => ((Note.Written)stored.Body).Text;
}
