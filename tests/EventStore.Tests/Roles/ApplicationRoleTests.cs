using Npgsql;
using TradingPlatform.EventStore.Postgres;
using TradingPlatform.EventStore.Roles;
using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.EventStore.Tests.Roles;

/// <summary>What the platform's role must not be able to do. What it must be able to do is shown by every other test
/// here: <see cref="Database.CreateAsync"/> connects them as that role.</summary>
[Collection(UsesDatabase.Name)]
public sealed class ApplicationRoleTests(Database database)
{
    private const string Contents = """
        SELECT string_agg(e::text, '|' ORDER BY e.seq_id) || (SELECT string_agg(s::text, '|') FROM events.mt_streams s)
            || (SELECT count(*) FROM events.commands) FROM events.mt_events e
        """;

    private static readonly string[] Attempts =
    [
        "UPDATE events.mt_events SET data = '{}'",
        "UPDATE events.mt_events SET is_archived = true",
        "DELETE FROM events.mt_events",
        "TRUNCATE events.mt_events",
        "TRUNCATE events.mt_streams CASCADE",
        "DELETE FROM events.mt_streams", // would take the events with it
        "UPDATE events.mt_streams SET id = 'note-b'",
        "UPDATE events.mt_streams SET is_archived = true",
        "INSERT INTO events.mt_events SELECT * FROM events.mt_events ON CONFLICT (seq_id) DO UPDATE SET data = '{}'",
        "SELECT * FROM events.mt_events FOR UPDATE",
        "BEGIN; LOCK TABLE events.mt_events IN ACCESS EXCLUSIVE MODE",
        "DROP TABLE events.mt_events CASCADE",
        "DROP INDEX events.pk_mt_events_stream_and_version",
        "DROP SCHEMA events CASCADE",
        "ALTER TABLE events.mt_events ADD COLUMN x int",
        "ALTER TABLE events.mt_events ALTER COLUMN data SET DEFAULT '{}'",
        "ALTER TABLE events.mt_events OWNER TO tp_app",
        "ALTER TABLE events.mt_events DISABLE TRIGGER ALL",
        "SET session_replication_role = replica",
        "CREATE TRIGGER t BEFORE INSERT ON events.mt_events EXECUTE FUNCTION suppress_redundant_updates_trigger()",
        "CREATE RULE r AS ON INSERT TO events.mt_events DO INSTEAD NOTHING",
        "CREATE TABLE events.other (x int)",
        "CREATE SCHEMA other",
        "CREATE OR REPLACE FUNCTION events.require_all(wanted bigint, arrived bigint) RETURNS boolean LANGUAGE sql "
            + "AS 'SELECT true'",
        "ALTER FUNCTION events.archive_stream(varchar, bigint) SECURITY INVOKER",
        "SELECT setval('events.mt_events_sequence', 1)",
        "ALTER SEQUENCE events.mt_events_sequence RESTART",
        "DELETE FROM events.commands",
        "UPDATE events.commands SET version = 0",
        "UPDATE market.batches SET body = ''",
        "DELETE FROM market.batches",
        "UPDATE orleans.orleansquery SET querytext = ''",
        "INSERT INTO platform.migrations (number, name, checksum) VALUES (999, 'x', 'x')",
        "DELETE FROM platform.migrations",
        "GRANT UPDATE ON events.mt_events TO tp_app; UPDATE events.mt_events SET data = '{}'",
        "ALTER ROLE tp_app SUPERUSER",
        "CREATE ROLE tp_other",
        "COPY events.mt_events TO PROGRAM 'cat'",
    ];

    [Fact]
    public async Task Nothing_that_was_appended_can_be_changed_or_removed_and_nothing_guards_it_switched_off()
    {
        var connectionString = await FilledAsync();
        var before = await Database.ExecuteAsync(connectionString, Contents);
        var allowed = new List<string>();
        foreach (var way in Attempts.SelectMany(one => new[] { one, $"RESET ROLE; {one}", $"SET ROLE tp_app; {one}" }))
        {
            if (await Record.ExceptionAsync(() => TryAsync(connectionString, way))
                is not PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege })
            {
                allowed.Add(way);
            }
        }

        Assert.Empty(allowed);
        Assert.Equal(before, await Database.ExecuteAsync(connectionString, Contents));
    }

    [Fact]
    public async Task A_login_of_its_own_works_and_cannot_become_anybody_else()
    {
        var connectionString = await FilledAsync();
        var name = $"tp_login_{Environment.ProcessId}";
        await Database.ExecuteAsync(connectionString, $"CREATE ROLE {name} LOGIN PASSWORD 'test' IN ROLE tp_app");
        try
        {
            var owner = new NpgsqlConnectionStringBuilder(Database.Owner(connectionString));
            var own = new NpgsqlConnectionStringBuilder(owner.ConnectionString) { Username = name, Password = "test" };
            await using (var log = new PostgresEventLog(own.ConnectionString, Note.Catalog, TimeProvider.System))
            {
                await AppendAsync(log, 1);
                Assert.Equal(2, (await log.ReadAllAsync(0, 10, default)).Length);
            }

            foreach (var attempt in new[] { "DELETE FROM events.mt_events", $"SET ROLE \"{owner.Username}\"" })
            {
                var refusal = await Assert.ThrowsAsync<PostgresException>(
                    () => TryAsync(own.ConnectionString, $"SET ROLE NONE; {attempt}"));
                Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);
            }
        }
        finally
        {
            await Database.ExecuteAsync(connectionString, $"DROP ROLE {name}");
        }
    }

    [Fact]
    public async Task A_stream_is_archived_by_who_has_seen_all_of_it()
    {
        var connectionString = await FilledAsync();
        Assert.Equal(false, await TryAsync(connectionString, "SELECT events.archive_stream('note-a', 2)"));
        Assert.Equal(true, await TryAsync(connectionString, "SELECT events.archive_stream('note-a', 1)"));
        Assert.Equal(false, await TryAsync(connectionString, "SELECT events.archive_stream('note-a', 1)"));
        await using var log = new PostgresEventLog(connectionString, Note.Catalog, TimeProvider.System);
        await Assert.ThrowsAsync<StreamArchivedException>(() => AppendAsync(log, 1));
    }

    [Fact]
    public async Task A_reader_looks_and_does_nothing_else()
    {
        var reader = ApplicationConnection.With(Database.Owner(await FilledAsync()), "-c role=tp_reader");
        Assert.Equal(1L, await TryAsync(reader, "SELECT count(*) FROM events.mt_events"));
        foreach (var attempt in new[]
        {
            "INSERT INTO events.mt_streams (id, version) VALUES ('note-b', 1)",
            "SELECT nextval('events.mt_events_sequence')",
            "SELECT events.archive_stream('note-a', 1)",
            "UPDATE events.mt_event_progression SET last_seq_id = 0",
        })
        {
            var refusal = await Assert.ThrowsAsync<PostgresException>(() => TryAsync(reader, attempt));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);
        }
    }

    private async Task<string> FilledAsync()
    {
        var connectionString = await database.CreateAsync();
        await using var log = new PostgresEventLog(connectionString, Note.Catalog, TimeProvider.System);
        await AppendAsync(log, 0);
        return connectionString;
    }

    private static Task<AppendReceipt> AppendAsync(PostgresEventLog log, long seen) => log.AppendAsync(
        new AppendRequest("note-a", seen, [new Note.Written("x")]) { CommandId = $"c-{seen}" }, default);

    private static async Task<object?> TryAsync(string connectionString, string sql)
    {
        var unpooled = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false };
        await using var connection = new NpgsqlConnection(unpooled.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
