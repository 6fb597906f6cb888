using TradingPlatform.EventStore.Upkeep;
using TradingPlatform.EventStore.Upkeep.Backups;
using TradingPlatform.PrivatePostgres;

namespace TradingPlatform.Cli.Database.Backups;

/// <summary>Takes a backup: the archive and the log's hash of one and the same moment, at the same time.</summary>
internal sealed class BackupRun(Session session, string connectionString)
{
    /// <summary>Writes it under a temporary name and gives it its own when it is whole and on the disk: whatever ends
    /// this in between leaves nothing that looks like a backup.</summary>
    public async Task<BackupManifest> WriteAsync(string path, CancellationToken stop)
    {
        await using var moment = await StoreMoment.OpenAsync(connectionString, stop);
        var there = await Inventory.TakeAsync(moment, stop);
        var programs = await ClientPrograms.FindAsync(there.ServerMajor, stop);
        await using var file = Create(path);
        try
        {
            var manifest = await FillAsync(moment, there, programs, file, stop);
            await BackupFile.FinishAsync(file, manifest, stop);
            File.Move(file.Name, path); // refuses to replace
            return manifest;
        }
        catch (IOException e)
        {
            File.Delete(file.Name);
            throw CannotWrite(path, e);
        }
        catch
        {
            File.Delete(file.Name);
            throw;
        }
    }

    private async Task<BackupManifest> FillAsync(
        StoreMoment moment, BackupManifest there, ClientPrograms programs, FileStream file, CancellationToken stop)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(stop);
        await using var watch = new CopyWatch(session, connectionString, "taking the log's hash", there.Rows);
        var snapshot = await moment.ExportAsync(stop);
        var hashing = LogHash.TakeAsync(moment, both.Token);
        var dumping = DumpAsync(programs, snapshot, file, both.Token);
        await OrStopTheOtherAsync(both, watch.FollowAsync(moment.ServerProcess, hashing), dumping);
        var (bytes, hash) = await dumping;
        return there with
        {
            ClientMajor = programs.Major,
            LogHash = await hashing,
            ArchiveBytes = bytes,
            ArchiveHash = hash,
        };
    }

    private static async Task OrStopTheOtherAsync(CancellationTokenSource both, params Task[] works)
    {
        var first = await Task.WhenAny(works);
        if (!first.IsCompletedSuccessfully)
        {
            await both.CancelAsync();
            await Task.WhenAll(works).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await first;
        await Task.WhenAll(works);
    }

    private async Task<(long Bytes, string Hash)> DumpAsync(
        ClientPrograms programs, string snapshot, FileStream file, CancellationToken stop)
    {
        // Weak compression: it is as fast as the disk, and bodies are text.
        await using var dump = PostgresTool.Start(
            programs["pg_dump"], connectionString, "--format=custom", "--compress=1", $"--snapshot={snapshot}");
        var written = await BackupFile.WriteArchiveAsync(dump.Output, file, _ => { }, stop);
        await dump.EndAsync(stop);
        return written;
    }

    /// <summary>Nobody else writes or reads it meanwhile; what a killed one left is replaced.</summary>
    private static FileStream Create(string path)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite; // all of it is somebody's money
        }

        try
        {
            return new FileStream(BackupFile.UnfinishedPath(path), options);
        }
        catch (IOException e)
        {
            throw CannotWrite(path, e);
        }
    }

    private static CommandFailedException CannotWrite(string path, Exception why) =>
        new($"{path} cannot be written: {why.Message}", why);
}
