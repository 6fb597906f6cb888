using Npgsql;
using TradingPlatform.EventStore.Migrations;
using TradingPlatform.EventStore.Upkeep;
using TradingPlatform.EventStore.Upkeep.Backups;
using TradingPlatform.PrivatePostgres;

namespace TradingPlatform.Cli.Database.Backups;

/// <summary>Restores a backup beside the database, compares the log's hash, and only then lets the two change names.
/// Whatever ends it before leaves the database untouched.</summary>
internal sealed class RestoreRun(Session session, string connectionString)
{
    /// <summary>Does it.</summary>
    /// <exception cref="BackupDamagedException">The file is no whole backup.</exception>
    /// <exception cref="CommandFailedException">The database is not empty, is in use, or came out
    /// different.</exception>
    public async Task<BackupManifest> RunAsync(string path, bool mayReplace, CancellationToken stop)
    {
        var manifest = await BackupFile.ReadManifestAsync(path, stop);
        await RequireKnownAsync(manifest, stop);
        await using var place = await RestorePlace.OpenAsync(connectionString, stop);
        if (!mayReplace && await place.ContentsAsync(stop) is { } contents)
        {
            throw new CommandFailedException(
                $"The database is not empty: {contents}. 'tp db restore {path} --yes' replaces all of it.");
        }

        var programs = await ClientPrograms.FindAsync(Math.Max(manifest.ClientMajor, place.ServerMajor), stop);
        await CheckAsync(path, manifest, stop);
        await place.MakeRolesAsync(manifest.Roles, stop);
        var beside = await place.CreateBesideAsync(stop);
        try
        {
            await FillAsync(programs, path, beside, manifest, stop);
            await CompareAsync(beside, manifest, stop);
            await place.SwapAsync(stop);
            return manifest;
        }
        catch
        {
            await place.DropBesideAsync(); // after the swap there is none
            throw;
        }
    }

    private async Task RequireKnownAsync(BackupManifest manifest, CancellationToken stop)
    {
        var known = (await Migrator.StatusAsync(connectionString, stop)).Select(one => one.Number);
        if (manifest.Migrations.Except(known).Any())
        {
            throw new CommandFailedException("A newer program than this one made the backup. Use that one.");
        }
    }

    private async Task CheckAsync(string path, BackupManifest manifest, CancellationToken stop)
    {
        const long Mega = 1_000_000;
        var progress = new UpkeepProgress(session, "checking the file", "MB", manifest.ArchiveBytes / Mega);
        await BackupFile.CheckAsync(path, manifest, bytes => progress.Report(bytes / Mega), stop);
        progress.End();
    }

    private async Task FillAsync(
        ClientPrograms programs, string path, string beside, BackupManifest manifest, CancellationToken stop)
    {
        await using var watch = new CopyWatch(session, beside, "restoring", manifest.Rows);
        await using var restore = PostgresTool.Start(
            programs["pg_restore"], beside, "--no-owner", "--exit-on-error",
            $"--dbname={new NpgsqlConnectionStringBuilder(beside).Database}", path);
        await watch.FollowAsync(serverProcess: 0, restore.EndAsync(stop));
        await using var connection = new NpgsqlConnection(beside);
        await connection.OpenAsync(stop);
        await using var analyze = new NpgsqlCommand("ANALYZE", connection) { CommandTimeout = 0 };
        await analyze.ExecuteNonQueryAsync(stop); // or the first hours would be planned blindly
    }

    private async Task CompareAsync(string beside, BackupManifest manifest, CancellationToken stop)
    {
        await using var moment = await StoreMoment.OpenAsync(beside, stop);
        await using var watch = new CopyWatch(session, beside, "comparing the log's hash", manifest.Rows);
        var hashing = LogHash.TakeAsync(moment, stop);
        await watch.FollowAsync(moment.ServerProcess, hashing);
        var hash = await hashing;
        if (!string.Equals(hash, manifest.LogHash, StringComparison.Ordinal))
        {
            throw new CommandFailedException(
                $"WHAT WAS RESTORED IS NOT WHAT WAS BACKED UP: its log has the hash {hash}, the backup's is "
                + $"{manifest.LogHash}. The database was left as it was; keep the file, and use an older backup.");
        }
    }
}
