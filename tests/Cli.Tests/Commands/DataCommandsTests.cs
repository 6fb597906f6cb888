using TradingPlatform.Cli.Commands;

namespace TradingPlatform.Cli.Tests.Commands;

public sealed class DataCommandsTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("tp data ").FullName;
    private readonly string _files = Directory.CreateTempSubdirectory("tp files ").FullName;
    private readonly StringWriter _out = new();
    private readonly StringWriter _error = new();

    public void Dispose()
    {
        _out.Dispose();
        _error.Dispose();
        Directory.Delete(_root, recursive: true);
        Directory.Delete(_files, recursive: true);
    }

    [Fact]
    public async Task What_was_imported_is_listed()
    {
        await WriteAsync("60000,1,2,1,2,5");
        Assert.Equal(0, await RunAsync("data", "import", _files));
        Assert.Contains("imported   BTCUSDT-1m-2026.csv", _out.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await RunAsync("data", "list"));
        Assert.Contains("BTCUSDT      1m", _out.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_file_is_a_found_problem_with_its_line()
    {
        await WriteAsync("60000,1,2,1,cheap,5");
        Assert.Equal(3, await RunAsync("data", "import", _files));
        Assert.Contains("BTCUSDT-1m-2026.csv, line 2", _out.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", _out.ToString() + _error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_bars_fails_with_what_to_do()
    {
        Assert.Equal(1, await RunAsync("data", "import", _files));
        Assert.Contains("TICKER-TIMEFRAME", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_imported_is_said_and_is_no_failure()
    {
        Assert.Equal(0, await RunAsync("data", "list", "--json"));
        Assert.Contains("tp data import", _error.ToString(), StringComparison.Ordinal);
        Assert.Empty(_out.ToString());
    }

    private Task WriteAsync(string row) => File.WriteAllTextAsync(
        Path.Combine(_files, "BTCUSDT-1m-2026.csv"), $"open_time_ms,open,high,low,close,volume\n{row}\n");

    private Task<int> RunAsync(params string[] words) =>
        new Launcher(CommandList.All, new Session(_root, _out, _error)).RunAsync([.. words], CancellationToken.None);
}
