namespace TradingPlatform.PrivatePostgres;

/// <summary>File locks by which processes share one cluster. The kernel lets go of them when a process dies, however
/// it dies.</summary>
internal static class ClusterLocks
{
    private static readonly TimeSpan WaitMax = TimeSpan.FromSeconds(60);

    /// <summary>Held while starting or stopping, by one process at a time.</summary>
    public static async Task<FileStream> ChangeAsync(ClusterFolder folder, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder.Root, "change.lock");
        for (var waited = TimeSpan.Zero; waited < WaitMax; waited += TimeSpan.FromMilliseconds(50))
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (UnauthorizedAccessException e)
            {
                throw new LocalPostgresException(
                    LocalPostgresProblem.FolderUnusable,
                    $"{path} belongs to another user. Run as that user, or choose another data folder.", e);
            }
            catch (IOException)
            {
                await Task.Delay(50, cancellationToken); // another process is starting or stopping it
            }
        }

        throw new LocalPostgresException(
            LocalPostgresProblem.Busy,
            $"Another process has been starting or stopping the database in {folder.Root} for a minute. "
            + "End it and try again.");
    }

    /// <summary>Held by every process that uses the server.</summary>
    public static FileStream Use(ClusterFolder folder) =>
        new(UsersPath(folder), FileMode.OpenOrCreate, FileAccess.Read, FileShare.Read);

    /// <summary>True when nobody uses the server any more. Call while holding the change lock.</summary>
    public static bool Unused(ClusterFolder folder)
    {
        try
        {
            using var alone = new FileStream(
                UsersPath(folder), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static string UsersPath(ClusterFolder folder) => Path.Combine(folder.Root, "users.lock");
}
