using Npgsql;
using TradingPlatform.EventStore.Postgres;
using TradingPlatform.EventStore.Tests.Postgres;
using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.EventStore.Tests.Marten;

/// <summary>The function that Marten's sessions append by, called as they call it.</summary>
[Collection(UsesDatabase.Name)]
public sealed class QuickAppendTests(Database database)
{
    [Fact]
    public async Task It_answers_the_version_reached_and_the_numbers_taken()
    {
        var store = await database.CreateAsync();
        Assert.Equal(Longs(2L, 1, 2), await AppendAsync(store, "note-a", null, "one", "two"));
        Assert.Equal(Longs(3L, 3), await AppendAsync(store, "note-a", 2, "three"));
        Assert.Equal(Longs(3L), await AppendAsync(store, "note-a", 3));
        Assert.Equal(Longs(1L, 4), await AppendAsync(store, "note-b", 0, "one"));
        Assert.Equal(
            "note-a 3, note-b 1",
            await Database.ExecuteAsync(
                store, "SELECT string_agg(id || ' ' || version, ', ' ORDER BY id) FROM events.mt_streams"));
    }

    [Fact]
    public async Task What_it_wrote_is_read_by_the_log_and_appended_to()
    {
        var store = await database.CreateAsync();
        await AppendAsync(store, "note-a", null, "one", "two");
        await using var log = new PostgresEventLog(store, Note.Catalog, TimeProvider.System);
        await log.AppendAsync(new AppendRequest("note-a", 2, [new Note.Written("ours")]), default);
        Assert.Equal(Longs(4L, 4), await AppendAsync(store, "note-a", 3, "four"));
        var all = await log.ReadAllAsync(0, 10, default);
        Assert.Equal(["one", "two", "ours", "four"], all.Select(stored => ((Note.Written)stored.Body).Text));
        Assert.Equal(("correlation", "causation"), (all[0].CorrelationId, all[0].CausationId));
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), all[0].StoredAt);
        Assert.Equal(
            """{"who": "0"} - - {"who": "0"}""",
            await Database.ExecuteAsync(
                store,
                "SELECT string_agg(coalesce(headers::text, '-'), ' ' ORDER BY seq_id) FROM events.mt_events"));
    }

    [Theory]
    [InlineData(1L, "MT003")]
    [InlineData(3L, "MT003")]
    public async Task Another_version_than_expected_is_refused_before_a_number_is_taken(long expected, string code)
    {
        var store = await database.CreateAsync();
        await AppendAsync(store, "note-a", 0, "one", "two");
        var refused = await Assert.ThrowsAsync<PostgresException>(() => AppendAsync(store, "note-a", expected, "x"));
        Assert.Equal(code, refused.SqlState);
        Assert.Equal(2L, await LastNumberAsync(store));
    }

    [Fact]
    public async Task An_archived_stream_takes_nothing()
    {
        var store = await database.CreateAsync();
        await AppendAsync(store, "note-a", 0, "one");
        await Database.ExecuteAsync(store, "RESET ROLE; SELECT events.mt_archive_stream('note-a')");
        var refused = await Assert.ThrowsAsync<PostgresException>(() => AppendAsync(store, "note-a", null, "late"));
        Assert.Equal("MT001", refused.SqlState);
        Assert.Equal(1L, await LastNumberAsync(store));
    }

    /// <summary>The tail of the log rests on it: whoever has a number has a transaction id. Were the number taken
    /// first, an event that commits late could be skipped.</summary>
    [Fact]
    public async Task The_streams_row_is_locked_before_a_number_is_taken()
    {
        var store = await database.CreateAsync();
        await AppendAsync(store, "note-a", 0, "one");
        Task<long[]> waiting;
        await using (var held = await HeldTransaction.BeginAsync(store))
        {
            await held.RunAsync("UPDATE events.mt_streams SET timestamp = now() WHERE id = '{0}'", "note-a");
            waiting = AppendAsync(store, "note-a", null, "two");
            await UntilItWaitsAsync(store);
            Assert.Equal(1L, await LastNumberAsync(store));
            await held.EndAsync(commits: true);
        }

        Assert.Equal(Longs(2L, 2), await waiting);
    }

    private static async Task UntilItWaitsAsync(string store)
    {
        for (var i = 0; i < 200; i++)
        {
            if (await Database.ExecuteAsync(store, "SELECT count(*) FROM pg_locks WHERE NOT granted") is > 0L)
            {
                return;
            }

            await Task.Delay(25);
        }

        Assert.Fail("The append did not wait.");
    }

    private static long[] Longs(params long[] numbers) => numbers;

    private static async Task<object?> LastNumberAsync(string store) =>
        await Database.ExecuteAsync(store, "SELECT last_value FROM events.mt_events_sequence");

    private static async Task<long[]> AppendAsync(string store, string stream, long? expected, params string[] texts)
    {
        await using var source = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(store) { Pooling = false }.ConnectionString);
        await using var command = source.CreateCommand("""
            WITH e AS (SELECT t, place FROM unnest($2::varchar[]) WITH ORDINALITY AS u(t, place))
            SELECT events.mt_quick_append_events($1, NULL, '*DEFAULT*',
                ARRAY(SELECT gen_random_uuid() FROM e), ARRAY(SELECT 'note_written'::varchar FROM e),
                ARRAY(SELECT NULL::varchar FROM e), ARRAY(SELECT jsonb_build_object('Text', t) FROM e),
                ARRAY(SELECT NULL::bytea FROM e), ARRAY(SELECT 'causation'::varchar FROM e),
                ARRAY(SELECT 'correlation'::varchar FROM e),
                ARRAY(SELECT CASE place WHEN 1 THEN '{"who":"0"}'::jsonb ELSE 'null' END FROM e),
                ARRAY(SELECT '2026-01-02 03:04:05Z'::timestamptz FROM e), $3)
            """);
        command.Parameters.Add(new() { Value = stream });
        command.Parameters.Add(new() { Value = texts });
        command.Parameters.Add(new NpgsqlParameter
        {
            Value = (object?)expected ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Bigint,
        });
        return (long[])(await command.ExecuteScalarAsync())!;
    }
}
