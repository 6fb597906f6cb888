using System.Diagnostics;
using System.Text.Json.Nodes;
using Npgsql;
using TradingPlatform.Cli.Tests.Log;
using TradingPlatform.Cli.Tests.RealProcess;
using TradingPlatform.EventStore.Events;
using TradingPlatform.EventStore.Migrations;
using TradingPlatform.EventStore.Postgres;
using TradingPlatform.EventStore.Roles;
using TradingPlatform.EventStore.Upkeep.Backups;
using TradingPlatform.PrivatePostgres;

namespace TradingPlatform.Cli.Tests.Database;

/// <summary>Backup and restore with the real programs, as operators run them.</summary>
public sealed class BackupTests(WrittenLog server) : IClassFixture<WrittenLog>
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task What_was_backed_up_under_load_is_restored_to_the_last_row_and_goes_on()
    {
        var (source, file) = (await FilledAsync("source", events: 500), NewFile());
        using var stop = new CancellationTokenSource();
        var writing = AppendUntilAsync(source, stop.Token);
        var made = await server.RunAsync(source, ["db", "backup", file, "--json"]);
        await stop.CancelAsync();
        Assert.True(await writing > 500);
        Assert.True(made.ExitCode == 0, made.Errors);
        var manifest = JsonNode.Parse(made.Output)!;
        Assert.False(File.Exists(BackupFile.UnfinishedPath(file)));

        var target = await server.CreateAsync("target");
        var restored = await server.RunAsync(target, ["db", "restore", file]);
        Assert.True(restored.ExitCode == 0, restored.Errors);
        Assert.Contains($"log hash {(string?)manifest["logHash"]}", restored.Output, StringComparison.Ordinal);
        Assert.Equal((long)manifest["events"]!, await CountAsync(target));
        Assert.Equal(0, (await server.RunAsync(target, ["db", "verify"])).ExitCode);

        // With the rights of the platform, and behind the last position.
        await using var log = new PostgresEventLog(
            ApplicationConnection.Over(target), EventCatalog.Domain, TimeProvider.System);
        await WrittenLog.AppendAsync(log, "account-after", 0, null, WrittenLog.Opened("after"));
        Assert.True(await log.HeadAsync(default) > (long)manifest["lastPosition"]!);
        Assert.Equal([""], await BesideAsync(target));
    }

    [Fact]
    public async Task A_server_that_never_had_the_roles_gets_them()
    {
        var file = await BackupAsync(await FilledAsync("roles", events: 3));
        await using var other = await LocalPostgres.StartAsync(Path.Combine(server.Root, "other"), _ => { }, default);
        var restored = await server.RunAsync(other.ConnectionString, ["db", "restore", file]);
        Assert.True(restored.ExitCode == 0, restored.Errors);
        await using var log = new PostgresEventLog(
            ApplicationConnection.Over(other.ConnectionString), EventCatalog.Domain, TimeProvider.System);
        await WrittenLog.AppendAsync(log, "account-after", 0, null, WrittenLog.Opened("after"));
        Assert.Empty(await Migrator.MigrateAsync(other.ConnectionString, default));
    }

    [Fact]
    public async Task A_database_that_is_not_empty_is_replaced_only_when_that_is_said()
    {
        var file = await BackupAsync(await FilledAsync("old", events: 3));
        var target = await FilledAsync("crowded", events: 7);
        var refused = await server.RunAsync(target, ["db", "restore", file]);
        Assert.Equal((1, ""), (refused.ExitCode, refused.Output));
        Assert.Contains("is not empty", refused.Errors, StringComparison.Ordinal);
        Assert.Contains("--yes", refused.Errors, StringComparison.Ordinal);
        Assert.Equal(7, await CountAsync(target));

        var replaced = await server.RunAsync(target, ["db", "restore", file, "--yes"]);
        Assert.True(replaced.ExitCode == 0, replaced.Errors);
        Assert.Equal(3, await CountAsync(target));
    }

    [Fact]
    public async Task A_log_that_comes_out_different_fails_loudly_and_changes_nothing()
    {
        var file = await BackupAsync(await FilledAsync("honest", events: 3));
        await RewriteAsync(file, manifest => manifest with { LogHash = new string('0', 64) });
        var target = await FilledAsync("untouched", events: 7);
        var refused = await server.RunAsync(target, ["db", "restore", file, "--yes"]);
        Assert.Equal((1, ""), (refused.ExitCode, refused.Output));
        Assert.Contains("WHAT WAS RESTORED IS NOT WHAT WAS BACKED UP", refused.Errors, StringComparison.Ordinal);
        Assert.Equal(7, await CountAsync(target));
        Assert.Equal([""], await BesideAsync(target));
    }

    [Fact]
    public async Task A_file_that_is_damaged_or_newer_than_this_program_is_refused_before_anything_is_touched()
    {
        var file = await BackupAsync(await FilledAsync("sound", events: 3));
        await RewriteAsync(file, manifest => manifest with { Migrations = manifest.Migrations.Add(9_999) });
        var target = await server.CreateAsync("empty");
        Assert.Contains("newer program", (await server.RunAsync(target, ["db", "restore", file])).Errors,
            StringComparison.Ordinal);

        await RewriteAsync(file, manifest => manifest with { Migrations = manifest.Migrations.Remove(9_999) });
        var bytes = await File.ReadAllBytesAsync(file);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(file, bytes);
        var refused = await server.RunAsync(target, ["db", "restore", file]);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("checksum", refused.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", refused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_in_use_is_left_alone()
    {
        var file = await BackupAsync(await FilledAsync("lent", events: 3));
        var target = await FilledAsync("used", events: 7);
        await using (var user = new NpgsqlConnection(target))
        {
            await user.OpenAsync();
            var refused = await server.RunAsync(target, ["db", "restore", file, "--yes"]);
            Assert.Equal(1, refused.ExitCode);
            Assert.Contains("Somebody uses the database", refused.Errors, StringComparison.Ordinal);
        }

        Assert.Equal(7, await CountAsync(target));
        Assert.Equal([""], await BesideAsync(target));
    }

    [Fact]
    public async Task A_file_that_is_there_is_not_written_over()
    {
        var file = NewFile();
        await File.WriteAllTextAsync(file, "precious");
        var refused = await server.RunAsync(await FilledAsync("again", events: 1), ["db", "backup", file]);
        Assert.Equal(1, refused.ExitCode);
        Assert.Equal("precious", await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task A_backup_that_is_killed_leaves_nothing_that_looks_like_one_and_the_next_one_works()
    {
        var (source, file) = (await FilledAsync("killed", events: 3), NewFile());
        await using (var holder = new NpgsqlConnection(source))
        {
            await holder.OpenAsync();
            await using var hold = await holder.BeginTransactionAsync();
            await using var lockTable = new NpgsqlCommand(
                "LOCK TABLE events.snapshots IN ACCESS EXCLUSIVE MODE", holder);
            await lockTable.ExecuteNonQueryAsync(); // pg_dump waits for it
            using var backup = TpProcess.Start(server.Root, source, "db", "backup", file);
            await UntilAsync(() => Task.FromResult(File.Exists(BackupFile.UnfinishedPath(file))));
            backup.Kill(entireProcessTree: true);
            await backup.WaitForExitAsync().WaitAsync(Limit);
        }

        Assert.False(File.Exists(file));
        Assert.Equal(1, (await server.RunAsync(
            await server.CreateAsync("unfilled"), ["db", "restore", BackupFile.UnfinishedPath(file)])).ExitCode);
        Assert.Equal(0, (await server.RunAsync(source, ["db", "backup", file])).ExitCode);
        Assert.False(File.Exists(BackupFile.UnfinishedPath(file)));
    }

    [Fact]
    public async Task A_restore_that_is_killed_leaves_the_database_as_it_was_and_the_next_one_works()
    {
        var file = await BackupAsync(await FilledAsync("big", events: 20_000));
        var target = await FilledAsync("steady", events: 7);
        using (var restore = TpProcess.Start(server.Root, target, "db", "restore", file, "--yes"))
        {
            await UntilAsync(async () => (await BesideAsync(target)).Contains("_restoring"));
            restore.Kill(entireProcessTree: true);
            await restore.WaitForExitAsync().WaitAsync(Limit);
        }

        Assert.Equal(7, await CountAsync(target));
        var restored = await server.RunAsync(target, ["db", "restore", file, "--yes"]);
        Assert.True(restored.ExitCode == 0, restored.Errors);
        Assert.Equal(20_000, await CountAsync(target));
        Assert.Equal([""], await BesideAsync(target));
    }

    private string NewFile() => Path.Combine(server.Root, $"{Guid.NewGuid():N}.backup");

    private async Task<string> BackupAsync(string source)
    {
        var file = NewFile();
        var made = await server.RunAsync(source, ["db", "backup", file]);
        Assert.True(made.ExitCode == 0, made.Errors);
        return file;
    }

    /// <summary>A migrated database whose log holds so many events.</summary>
    private async Task<string> FilledAsync(string name, int events)
    {
        var connectionString = await server.CreateAsync(name);
        await Migrator.MigrateAsync(connectionString, default);
        await using var log = new PostgresEventLog(connectionString, EventCatalog.Domain, TimeProvider.System);
        for (var version = 0; version < events; version += 5_000)
        {
            object[] page = [.. Enumerable.Range(version, Math.Min(5_000, events - version))
                .Select(i => i == 0 ? (object)WrittenLog.Opened("ann") : WrittenLog.Placed($"o-{i}", i))];
            await WrittenLog.AppendAsync(log, WrittenLog.Ann, version, null, page);
        }

        return connectionString;
    }

    private static async Task<long> AppendUntilAsync(string connectionString, CancellationToken stop)
    {
        await using var log = new PostgresEventLog(connectionString, EventCatalog.Domain, TimeProvider.System);
        var version = await log.VersionAsync(WrittenLog.Ann, default);
        while (!stop.IsCancellationRequested)
        {
            await WrittenLog.AppendAsync(
                log, WrittenLog.Ann, version, null, WrittenLog.Placed($"o-{version}", version));
            version++;
        }

        return version;
    }

    private static async Task RewriteAsync(string file, Func<BackupManifest, BackupManifest> change)
    {
        var manifest = await BackupFile.ReadManifestAsync(file, default);
        await using var stream = new FileStream(file, FileMode.Open);
        stream.SetLength(manifest.ArchiveBytes);
        stream.Position = manifest.ArchiveBytes;
        await BackupFile.FinishAsync(stream, change(manifest), default);
    }

    private static async Task<long> CountAsync(string connectionString) =>
        (long)(await WrittenLog.ExecuteAsync(connectionString, "SELECT count(*) FROM events.mt_events"))!;

    /// <summary>The endings of the databases whose names begin as that one's: its own is empty.</summary>
    private static async Task<string[]> BesideAsync(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        var name = builder.Database!;
        builder.Database = "postgres";
        return (string[])(await WrittenLog.ExecuteAsync(builder.ConnectionString, $"""
            SELECT array_agg(substr(datname, {name.Length + 1}) ORDER BY datname) FROM pg_database
            WHERE starts_with(datname, '{name}')
            """))!;
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        for (var watch = Stopwatch.StartNew(); !await isSo(); await Task.Delay(20))
        {
            Assert.True(watch.Elapsed < Limit, "it did not come to that");
        }
    }
}
