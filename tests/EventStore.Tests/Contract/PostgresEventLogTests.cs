using TradingPlatform.EventStore.Postgres;
using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.EventStore.Tests.Contract;

[Collection(UsesDatabase.Name)]
public sealed class PostgresEventLogTests(Database database) : EventLogContract
{
    protected override async Task<IEventLog> OpenAsync() =>
        new PostgresEventLog(await database.CreateAsync(), Note.Catalog, TimeProvider.System);

    public override async Task DisposeAsync() => await ((PostgresEventLog)Log).DisposeAsync();
}

[Collection(UsesDatabase.Name)]
public sealed class PostgresHistoryTests(Database database) : HistoryContract
{
    protected override async Task<IEventLog> OpenAsync(TimeProvider clock) =>
        new PostgresEventLog(await database.CreateAsync(), Note.Catalog, clock);

    public override async Task DisposeAsync() => await ((PostgresEventLog)Log).DisposeAsync();
}

[Collection(UsesDatabase.Name)]
public sealed class PostgresCommandTests(Database database) : CommandContract
{
    private string _connectionString = "";

    protected override async Task<IEventLog> OpenAsync()
    {
        _connectionString = await database.CreateAsync();
        return new PostgresEventLog(_connectionString, Note.Catalog, TimeProvider.System);
    }

    public override async Task DisposeAsync() => await ((PostgresEventLog)Log).DisposeAsync();

    [Fact]
    public async Task A_command_that_reaches_two_processes_is_carried_out_once()
    {
        await using var other = new PostgresEventLog(_connectionString, Note.Catalog, TimeProvider.System);
        const int Commands = 200;
        var answers = await Task.WhenAll(Enumerable.Range(0, Commands * 2).Select(i => SendAsync(
            i % 2 == 0 ? Log : other, $"note-{i / 2 % 20}", $"c-{i / 2}")));

        Assert.Equal(Commands, answers.Count(receipt => !receipt.IsRepeat));
        Assert.Equal(
            (long)Commands, await Database.ExecuteAsync(_connectionString, "SELECT count(*) FROM events.mt_events"));
    }

    [Fact]
    public async Task Nothing_is_appended_to_an_archived_stream_and_its_neighbours_go_on()
    {
        await OrderAsync("note-a", 0, "c-1", "one");
        await Database.ExecuteAsync(
            _connectionString, "UPDATE events.mt_streams SET is_archived = true WHERE id = 'note-a'");
        var (closed, open) = (OrderAsync("note-a", 1, "c-2", "two"), OrderAsync("note-b", 0, "c-2", "two"));
        Assert.Equal("note-a", (await Assert.ThrowsAsync<StreamArchivedException>(() => closed)).Stream);
        Assert.False((await open).IsRepeat);
        Assert.True((await OrderAsync("note-a", 1, "c-1", "one")).IsRepeat);
    }

    /// <summary>As a caller must: when somebody was first, look again and send the same command again.</summary>
    private static async Task<AppendReceipt> SendAsync(IEventLog log, string stream, string command)
    {
        for (var attempts = 0; attempts < 1_000; attempts++)
        {
            try
            {
                var request = new AppendRequest(
                    stream, await log.VersionAsync(stream, default), [new Note.Written(command)]);
                return await log.AppendAsync(request with { CommandId = command }, default);
            }
            catch (StaleStreamException)
            {
                continue;
            }
        }

        throw new InvalidOperationException("A thousand attempts did not do.");
    }
}
