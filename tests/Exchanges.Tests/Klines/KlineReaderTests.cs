using TradingPlatform.Exchanges.Klines;

namespace TradingPlatform.Exchanges.Tests.Klines;

public sealed class KlineReaderTests
{
    [Theory]
    [InlineData("time,open,high,low,close,volume", 1, "header")]
    [InlineData("", 1, "header")]
    [InlineData("open_time_ms,open,high,low,close,volume\n60000,1,1,1,1", 2, "6 columns")]
    [InlineData("open_time_ms,open,high,low,close,volume\n60000,1,1,1,1,1,1", 2, "6 columns")]
    [InlineData("open_time_ms,open,high,low,close,volume\nabc,1,1,1,1,1", 2, "open time")]
    [InlineData("open_time_ms,open,high,low,close,volume\n60000,x,1,1,1,1", 2, "a number as open")]
    [InlineData("open_time_ms,open,high,low,close,volume\n60000,1,1,1,1,-1", 2, "a number as volume")]
    [InlineData("open_time_ms,open,high,low,close,volume\n60000,NaN,1,1,1,1", 2, "a number as open")]
    [InlineData("open_time_ms,open,high,low,close,volume\n60000,1,0.9,1,1,1", 2, "low ≤ open")]
    [InlineData("open_time_ms,open,high,low,close,volume\n60000,0,0,0,0,1", 2, "0 < low")]
    [InlineData("open_time_ms,open,high,low,close,volume\n60001,1,1,1,1,1", 2, "a whole 1m")]
    [InlineData("open_time_ms,open,high,low,close,volume\n60000,1,1,1,1,1\n60000,1,1,1,1,1", 3, "a time after")]
    [InlineData("open_time_ms,open,high,low,close,volume\n\n", 2, "6 columns")]
    public void What_is_wrong_is_told_with_file_and_line(string text, long line, string expected)
    {
        using var folder = new TemporaryFolder();
        var path = folder.WriteText("BTCUSDT-1m-2026.csv", text);

        var error = Assert.Throws<DataFormatException>(() => Read(path));

        Assert.Equal((path, line), (error.File, error.Line));
        Assert.Contains(expected, error.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void Damaged_compression_is_told()
    {
        using var folder = new TemporaryFolder();
        var path = folder.WriteText("BTCUSDT-1m-2026.csv", "not gzip at all");
        var renamed = path + ".gz";
        File.Move(path, renamed);

        var error = Assert.Throws<DataFormatException>(() => Read(renamed));

        Assert.Contains("gzip", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_without_end_does_not_fill_the_memory()
    {
        using var folder = new TemporaryFolder();
        var path = folder.WriteText("BTCUSDT-1m-2026.csv", TemporaryFolder.Header + "\n" + new string('1', 1_000_000));

        var error = Assert.Throws<DataFormatException>(() => Read(path));

        Assert.Equal(2, error.Line);
    }

    [Fact]
    public void Binances_own_exports_are_read_with_milliseconds_and_with_microseconds()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write(
            "BTCUSDT-1m-2024-01.csv",
            "1704067200000,1,2,1,2,3,1704067259999,4,5,6,7,0",
            "1735689600000000,1,2,1,2,3,1735689659999999,4,5,6,7,0");

        Assert.Equal([1_704_067_200_000, 1_735_689_600_000], Read(path).Select(bar => bar.OpenTimeMs));
    }

    [Theory]
    [InlineData("BTCUSDT-1m-2026.csv.gz", true)]
    [InlineData("BTCUSDT-1m.csv", true)]
    [InlineData("BTCUSDT-1h-2025-03.csv", true)]
    [InlineData("BTCUSDT-3m-2025.csv", false)]
    [InlineData("btcusdt-1m-2025.csv", false)]
    [InlineData("BTCUSDT-1m-2026.json", false)]
    [InlineData("orderflow-public_trades_list.csv", false)]
    public void A_file_of_bars_is_known_by_its_name(string name, bool isKlines) =>
        Assert.Equal(isKlines, KlineFile.FromPath("/any/" + name) is not null);

    private static List<Kline> Read(string path) => [.. KlineReader.Read(KlineFile.FromPath(path)!)];
}
