using Npgsql;
using TradingPlatform.EventStore.Appending;
using TradingPlatform.EventStore.Postgres;
using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.EventStore.Tests.Faults;

/// <summary>The server answers, and the answer is no.</summary>
[Collection(UsesDatabase.Name)]
public sealed class RefusingServerTests(Database database)
{
    [Fact]
    public async Task A_row_that_another_session_holds_delays_its_own_stream_and_no_other()
    {
        var connectionString = await database.CreateAsync();
        await using var log = Open(connectionString);
        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => AppendAsync(log, i, 0)));
        await using var held = await HoldAsync(connectionString, "note-7");

        var began = TimeProvider.System.GetTimestamp();
        var answers = Enumerable.Range(0, 100).Select(i => AppendAsync(log, i, 1)).ToList();
        var failures = await Task.WhenAll(answers.Select(answer => Record.ExceptionAsync(() => answer)));
        var took = TimeProvider.System.GetElapsedTime(began);
        Assert.Equal([7], Enumerable.Range(0, 100).Where(i => failures[i] is not null));
        Assert.False(Assert.IsType<EventLogUnavailableException>(failures[7]).OutcomeUnknown);
        Assert.InRange(took, TimeSpan.Zero, TimeSpan.FromSeconds(6));

        // Whoever asks again meanwhile does not make the others wait again.
        began = TimeProvider.System.GetTimestamp();
        for (var round = 2; round < 12; round++)
        {
            var again = Record.ExceptionAsync(() => AppendAsync(log, 7, 1));
            await Task.WhenAll(Enumerable.Range(0, 7).Select(i => AppendAsync(log, i, round)));
            Assert.IsType<EventLogUnavailableException>(await again);
        }

        Assert.InRange(TimeProvider.System.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(5));
        await held.DisposeAsync();
        Assert.Equal(2, (await Eventually.AppendsAsync(() => AppendAsync(log, 7, 1))).Version);
    }

    [Fact]
    public async Task A_server_that_only_reads_says_so_and_takes_appends_again_when_it_may()
    {
        var connectionString = await database.CreateAsync();
        await using var log = Open(connectionString);
        await AppendAsync(log, 1, 0);
        await SetAsync(connectionString, "default_transaction_read_only = on");
        await EndSessionsAsync(connectionString);
        await Record.ExceptionAsync(() => AppendAsync(log, 1, 1)); // meets the session that was ended
        await RefusedAsync(log, version: 1);
        Assert.Equal(1, await log.VersionAsync("note-1", default));
        await SetAsync(connectionString, "default_transaction_read_only = off");
        Assert.Equal(2, (await AppendAsync(log, 1, 1)).Version);
    }

    [Fact]
    public async Task A_disk_that_is_full_refuses_and_takes_appends_again_when_there_is_room()
    {
        var connectionString = await database.CreateAsync();
        await using var log = Open(connectionString);
        await AppendAsync(log, 1, 0);
        await Database.ExecuteAsync(connectionString, """
            CREATE FUNCTION public.full_disk() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$;
            CREATE TRIGGER full_disk BEFORE INSERT ON events.mt_events EXECUTE FUNCTION public.full_disk()
            """);
        await RefusedAsync(log, version: 1);
        Assert.Equal(1, await log.VersionAsync("note-1", default));
        await Database.ExecuteAsync(connectionString, "DROP TRIGGER full_disk ON events.mt_events");
        Assert.Equal(2, (await AppendAsync(log, 1, 1)).Version);
    }

    [Fact]
    public async Task Sessions_without_a_free_place_are_refused_until_there_is_one()
    {
        var connectionString = await database.CreateAsync();
        var name = new NpgsqlConnectionStringBuilder(connectionString).Database;
        await using var log = Open(connectionString);
        await Database.ExecuteAsync(
            connectionString, "CREATE ROLE crowded LOGIN PASSWORD 'crowded' CONNECTION LIMIT 1");
        await Database.ExecuteAsync(connectionString, "GRANT tp_app TO crowded");
        try
        {
            var crowded = new NpgsqlConnectionStringBuilder(connectionString)
            {
                Username = "crowded",
                Password = "crowded",
                Pooling = false,
            }.ConnectionString;
            await using var guest = new NpgsqlConnection(crowded);
            await guest.OpenAsync();
            await using var late = new PostgresEventLog(crowded, Note.Catalog, TimeProvider.System, Quick);
            await RefusedAsync(late, version: 0);
            var reading = await Assert.ThrowsAsync<EventLogUnavailableException>(
                () => late.VersionAsync("note-1", default));
            Assert.False(reading.OutcomeUnknown);
            await guest.CloseAsync();
            Assert.Equal(1, (await Eventually.AppendsAsync(() => AppendAsync(late, 1, 0))).Version);
        }
        finally
        {
            await Database.ExecuteAsync(connectionString, $"REVOKE ALL ON DATABASE {name} FROM crowded");
            await Database.ExecuteAsync(connectionString, "DROP ROLE crowded");
        }
    }

    [Fact]
    public async Task A_statement_that_takes_too_long_is_given_up_and_certainly_not_stored()
    {
        var connectionString = await database.CreateAsync();
        await using var log = Open(connectionString, new EventLogOptions { CommandLimit = TimeSpan.FromSeconds(1) });
        await AppendAsync(log, 1, 0);
        await Database.ExecuteAsync(connectionString, """
            CREATE FUNCTION public.slow() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN PERFORM pg_sleep(4); RETURN NULL; END $$;
            CREATE TRIGGER slow BEFORE INSERT ON events.mt_events EXECUTE FUNCTION public.slow()
            """);
        await RefusedAsync(log, version: 1);
        await Database.ExecuteAsync(connectionString, "DROP TRIGGER slow ON events.mt_events");
        Assert.Equal(2, (await AppendAsync(log, 1, 1)).Version);
    }

    private static readonly EventLogOptions Quick = new() { Patience = TimeSpan.FromSeconds(0.5) };

    private static PostgresEventLog Open(string connectionString, EventLogOptions? options = null) =>
        new(connectionString, Note.Catalog, TimeProvider.System, options);

    /// <summary>Ten appends at once are told that nothing was stored, and nothing is.</summary>
    private static async Task RefusedAsync(PostgresEventLog log, long version)
    {
        var failures = await Task.WhenAll(Enumerable.Range(1, 10).Select(i => Record.ExceptionAsync(
            () => AppendAsync(log, i, i == 1 ? version : 0))));
        Assert.All(
            failures, failure => Assert.False(Assert.IsType<EventLogUnavailableException>(failure).OutcomeUnknown));
    }

    private static async Task<NpgsqlConnection> HoldAsync(string connectionString, string stream)
    {
        var connection = new NpgsqlConnection(Database.Owner(connectionString));
        await connection.OpenAsync();
        await using var hold = new NpgsqlCommand(
            $"BEGIN; SELECT 1 FROM events.mt_streams WHERE id = '{stream}' FOR UPDATE", connection);
        await hold.ExecuteNonQueryAsync();
        return connection;
    }

    private static Task<object?> SetAsync(string connectionString, string setting)
    {
        var name = new NpgsqlConnectionStringBuilder(connectionString).Database;
        return Database.ExecuteAsync(
            connectionString, $"BEGIN READ WRITE; ALTER DATABASE {name} SET {setting}; COMMIT");
    }

    private static Task EndSessionsAsync(string connectionString) =>
        Drills.Troubles.EndSessionsAsync(Database.Owner(connectionString), CancellationToken.None);

    private static Task<AppendReceipt> AppendAsync(PostgresEventLog log, int stream, long version) =>
        log.AppendAsync(new AppendRequest($"note-{stream}", version, [new Note.Written("x")]), default);
}
