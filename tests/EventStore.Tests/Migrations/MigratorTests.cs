using TradingPlatform.EventStore.Migrations;

namespace TradingPlatform.EventStore.Tests.Migrations;

[Collection(UsesDatabase.Name)]
public sealed class MigratorTests(Database database)
{
    [Fact]
    public async Task A_second_run_does_nothing()
    {
        var empty = await database.CreateEmptyAsync();
        Assert.All(await Migrator.StatusAsync(empty, default), line => Assert.Null(line.AppliedAt));
        var first = await Migrator.MigrateAsync(empty, default);
        Assert.Equal(Migration.All.Select(one => one.Number), first.Select(line => line.Number));
        Assert.Empty(await Migrator.MigrateAsync(empty, default));
        Assert.All(await Migrator.StatusAsync(empty, default), line => Assert.NotNull(line.AppliedAt));
    }

    [Fact]
    public async Task Eight_processes_that_migrate_at_once_migrate_once()
    {
        var empty = await database.CreateEmptyAsync();
        var runs = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Migrator.MigrateAsync(empty, default)));
        var only = Assert.Single(runs, run => run.Count > 0);
        Assert.Equal(Migration.All.Count, only.Count);
    }

    [Theory]
    [InlineData("UPDATE platform.migrations SET checksum = 'other' WHERE number = 1", "changed after it ran")]
    [InlineData("INSERT INTO platform.migrations (number, name, checksum) VALUES (999, 'x', 'x')", "newer program")]
    public async Task A_database_that_does_not_fit_this_program_is_left_alone(string damage, string says)
    {
        var connectionString = await database.CreateAsync();
        await Database.ExecuteAsync(connectionString, damage);
        var refusal = await Assert.ThrowsAsync<MigrationException>(
            () => Migrator.MigrateAsync(connectionString, default));
        Assert.Contains(says, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mt_streams", "id type version timestamp created tenant_id is_archived")]
    [InlineData("mt_events", "seq_id id stream_id version data bdata type timestamp tenant_id mt_dotnet_type "
        + "correlation_id causation_id headers is_archived")]
    [InlineData("mt_event_progression", "name last_seq_id last_updated")]
    [InlineData("mt_high_water_skips", "ending_sequence starting_sequence timestamp")]
    public async Task Tables_have_Martens_columns(string table, string columns) => Assert.Equal(
        columns,
        await Database.ExecuteAsync(await database.CreateAsync(), $"""
            SELECT string_agg(column_name, ' ' ORDER BY ordinal_position) FROM information_schema.columns
            WHERE table_schema = 'events' AND table_name = '{table}'
            """));

    [Fact]
    public async Task Constraints_and_indexes_have_Martens_names() => Assert.Equal(
        "pk_mt_event_progression pk_mt_events_stream_and_version pkey_mt_doc_deadletterevent_id "
        + "pkey_mt_events_seq_id pkey_mt_high_water_skips_ending_sequence pkey_mt_streams_id fkey_mt_events_stream_id",
        await Database.ExecuteAsync(await database.CreateAsync(), """
            SELECT (SELECT string_agg(indexname, ' ' ORDER BY indexname) FROM pg_indexes
                        WHERE schemaname = 'events' AND indexname ~ '^(pk|pkey)_mt_')
                || ' ' || (SELECT string_agg(conname, ' ') FROM pg_constraint
                           WHERE contype = 'f' AND connamespace = 'events'::regnamespace)
            """));
}
