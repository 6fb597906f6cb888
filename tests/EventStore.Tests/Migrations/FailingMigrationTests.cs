using TradingPlatform.EventStore.Migrations;

namespace TradingPlatform.EventStore.Tests.Migrations;

/// <summary>What goes wrong with the files themselves.</summary>
[Collection(UsesDatabase.Name)]
public sealed class FailingMigrationTests(Database database)
{
    private static readonly Migration First = new(1, "first", "CREATE TABLE first (x int)");

    [Fact]
    public async Task Real_processes_that_migrate_at_once_migrate_once()
    {
        var empty = await database.CreateEmptyAsync();
        var ran = await MigratingProcess.RaceAsync(empty, 3);
        Assert.Equal([0, 0, Migration.All.Count], ran.Order());
        Assert.Empty(await Migrator.MigrateAsync(empty, default));
    }

    [Fact]
    public async Task A_file_that_fails_in_the_middle_leaves_nothing_of_itself_and_is_named()
    {
        var empty = await database.CreateEmptyAsync();
        var broken = new Migration(
            2, "broken",
            "CREATE TABLE half (x int); INSERT INTO first VALUES (1); SELECT 1 / 0; CREATE TABLE b (x int)");
        var later = new Migration(3, "later", "CREATE TABLE later (x int)");
        var failure = await Assert.ThrowsAsync<MigrationException>(
            () => Migrator.MigrateAsync(empty, [First, broken, later], default));
        Assert.Equal("Migration 2 (broken) failed: division by zero", failure.Message);
        Assert.Equal("first:0:1", await ContentsAsync(empty));

        var mended = broken with { Sql = "CREATE TABLE whole (x int)" };
        var ran = await Migrator.MigrateAsync(empty, [First, mended, later], default);
        Assert.Equal([2, 3], ran.Select(line => line.Number));
        Assert.Equal("first,later,whole:0:1 2 3", await ContentsAsync(empty));
    }

    [Fact]
    public async Task The_first_file_of_all_leaves_nothing_either()
    {
        var empty = await database.CreateEmptyAsync();
        await Assert.ThrowsAsync<MigrationException>(
            () => Migrator.MigrateAsync(empty, [First with { Sql = "CREATE TABLE half (x int); oops" }], default));
        Assert.Equal(
            false, await Database.ExecuteAsync(empty, "SELECT to_regclass('platform.migrations') IS NOT NULL"));
        Assert.Equal(0L, await Database.ExecuteAsync(empty, "SELECT count(*) FROM pg_class WHERE relname = 'half'"));
    }

    [Fact]
    public async Task A_process_that_dies_while_it_migrates_stops_nobody()
    {
        var empty = await database.CreateEmptyAsync();
        using var death = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));
        var slow = First with { Sql = "CREATE TABLE half (x int); SELECT pg_sleep(60)" };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Migrator.MigrateAsync(empty, [slow], death.Token));
        await Migrator.MigrateAsync(empty, [First], default);
        Assert.Equal("first:0:1", await ContentsAsync(empty));
    }

    [Fact]
    public async Task A_file_that_joined_late_under_a_lower_number_runs_too()
    {
        var empty = await database.CreateEmptyAsync();
        var third = new Migration(3, "third", "CREATE TABLE third (x int)");
        await Migrator.MigrateAsync(empty, [First, third], default);
        var second = new Migration(2, "second", "CREATE TABLE second (x int)");
        Assert.Equal(2, Assert.Single(await Migrator.MigrateAsync(empty, [First, second, third], default)).Number);
    }

    /// <summary>Tables, rows of the first one, and the numbers that ran.</summary>
    private static async Task<object?> ContentsAsync(string connectionString) =>
        await Database.ExecuteAsync(connectionString, """
            SELECT (SELECT string_agg(tablename, ',' ORDER BY tablename) FROM pg_tables
                WHERE schemaname NOT IN ('pg_catalog', 'information_schema') AND tablename <> 'migrations')
                || ':' || (SELECT count(*) FROM first)
                || ':' || (SELECT string_agg(number::text, ' ' ORDER BY number) FROM platform.migrations)
            """);
}
