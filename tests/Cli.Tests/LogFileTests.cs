using Microsoft.Extensions.Logging;
using TradingPlatform.Cli.Logging;

namespace TradingPlatform.Cli.Tests;

public sealed class LogFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tp log ").FullName;

    private string LogPath => Path.Combine(_folder, "logs", "platform.jsonl");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Every_line_is_on_disk_after_the_end()
    {
        using (var log = new LogFile(LogPath))
        {
            for (var i = 0; i < 1000; i++)
            {
                log.Add($"line {i}");
            }
        }

        Assert.Equal(1000, File.ReadLines(LogPath).Count());
    }

    [Fact]
    public void A_file_that_has_grown_too_long_is_put_aside_once()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(LogPath)!);
        File.WriteAllText(LogPath, new string('x', 20_000_001));
        using (var log = new LogFile(LogPath))
        {
            log.Add("new");
        }

        Assert.Equal("new", File.ReadAllText(LogPath).Trim());
        Assert.Equal(20_000_001, new FileInfo(LogPath + ".old").Length);
    }

    [Fact]
    public void A_failure_is_one_line_on_the_screen_and_whole_in_the_file()
    {
        using var error = new StringWriter();
        using (var log = new LogFile(LogPath))
        using (var logs = new PlatformLogs(log, new Session(_folder, TextWriter.Null, error)))
        {
            logs.CreateLogger("Store").LogError(new InvalidOperationException("gone\nfor good"), "Append failed");
            logs.CreateLogger("Store").LogInformation("fine");
        }

        Assert.Equal("error: Append failed (gone)\n", error.ToString());
        Assert.Contains("for good", File.ReadAllText(LogPath), StringComparison.Ordinal);
        Assert.Contains("fine", File.ReadAllText(LogPath), StringComparison.Ordinal);
    }
}
