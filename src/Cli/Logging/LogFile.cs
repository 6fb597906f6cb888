using System.Threading.Channels;

namespace TradingPlatform.Cli.Logging;

/// <summary>Lines into a file that never grows without bound: at its limit it becomes <c>.old</c> and a new one begins.
/// Writing never waits for the disk; when the disk cannot follow, the oldest waiting lines are dropped.</summary>
internal sealed class LogFile : IDisposable
{
    private const int WaitingMax = 10_000;
    private const long LengthMax = 20_000_000;
    private static readonly TimeSpan LastLinesLimit = TimeSpan.FromSeconds(2);
    private readonly Channel<string> _lines = Channel.CreateBounded<string>(
        new BoundedChannelOptions(WaitingMax) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    private readonly Task _writing;

    /// <summary>Appends to <paramref name="path"/>.</summary>
    public LogFile(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        _writing = Task.Run(() => WriteAsync(path));
    }

    /// <summary>One line more.</summary>
    public void Add(string line) => _lines.Writer.TryWrite(line);

    /// <summary>Writes what waits.</summary>
    public void Dispose()
    {
        _lines.Writer.TryComplete();
        _writing.Wait(LastLinesLimit);
    }

    private async Task WriteAsync(string path)
    {
        while (await _lines.Reader.WaitToReadAsync())
        {
            if (File.Exists(path) && new FileInfo(path).Length > LengthMax)
            {
                File.Move(path, path + ".old", overwrite: true);
            }

            await using var file = new StreamWriter(path, append: true);
            while (_lines.Reader.TryRead(out var line))
            {
                await file.WriteLineAsync(line);
            }
        }
    }
}
