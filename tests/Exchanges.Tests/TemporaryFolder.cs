using System.IO.Compression;

namespace TradingPlatform.Exchanges.Tests;

/// <summary>A folder of files that is gone after the test.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public const string Header = "open_time_ms,open,high,low,close,volume";

    public string Path { get; } = Directory.CreateTempSubdirectory("exchanges-tests-").FullName;

    public string Write(string name, params string[] lines) => WriteText(name, string.Join('\n', lines) + "\n");

    public string WriteText(string name, string text)
    {
        var path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        using Stream file = File.Create(path);
        using var stream = name.EndsWith(".gz", StringComparison.Ordinal)
            ? new GZipStream(file, CompressionMode.Compress)
            : file;
        using var writer = new StreamWriter(stream);
        writer.Write(text);
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
