namespace TradingPlatform.Cli.Web;

/// <summary>Lets one process at a time work in a folder. The kernel lets go when the process dies, however it
/// dies.</summary>
internal static class FolderLock
{
    private static readonly TimeSpan WaitMax = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Waits for <paramref name="path"/> and holds it until disposed.</summary>
    /// <exception cref="CommandFailedException">Another process held it for ten minutes.</exception>
    public static async Task<FileStream> TakeAsync(string path, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        for (var waited = TimeSpan.Zero; waited < WaitMax; waited += Pause)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(Pause, cancellationToken); // another 'tp' is building
            }
        }

        throw new CommandFailedException($"Another process has held {path} for ten minutes. End it and try again.");
    }
}
