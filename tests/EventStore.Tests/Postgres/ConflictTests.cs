using TradingPlatform.EventStore.Appending;
using TradingPlatform.EventStore.Postgres;
using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.EventStore.Tests.Postgres;

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
