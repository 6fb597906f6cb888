using TradingPlatform.PrivatePostgres;

namespace TradingPlatform.Cli.Database;

/// <summary>Ends what the private database is: its process, or all of it.</summary>
internal static class PrivateServer
{
    /// <summary>Stops the server if it runs.</summary>
    /// <exception cref="CommandFailedException">Another process uses it.</exception>
    public static async Task StopAsync(Session session, CancellationToken stop)
    {
        var folder = PlatformDatabase.FolderOf(session);
        File.Delete(PlatformDatabase.KeepPath(folder));
        if (!LocalPostgresState.Of(folder).IsRunning)
        {
            return;
        }

        await using (await LocalPostgres.StartAsync(folder, session.Say, stop))
        {
            // Joining and leaving again is how the last user stops it.
        }

        if (LocalPostgresState.Of(folder).IsRunning)
        {
            throw new CommandFailedException(
                "Another process, a 'tp run' perhaps, still uses the database; it stops when that one ends.");
        }
    }

    /// <summary>Deletes the stopped cluster.</summary>
    public static void Delete(Session session)
    {
        var folder = PlatformDatabase.FolderOf(session);
        foreach (var part in new[] { LocalPostgresState.Of(folder).Folder, folder }.Where(Directory.Exists))
        {
            Directory.Delete(part, recursive: true);
        }
    }
}
