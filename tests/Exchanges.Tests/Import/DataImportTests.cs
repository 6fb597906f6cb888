using TradingPlatform.Domain.Market;
using TradingPlatform.Exchanges.Import;

namespace TradingPlatform.Exchanges.Tests.Import;

public sealed class DataImportTests : IDisposable
{
    private readonly TemporaryFolder _source = new();
    private readonly TemporaryFolder _target = new();

    [Fact]
    public void A_sound_file_is_taken_and_its_holes_are_counted()
    {
        _source.Write("deep/BTCUSDT-1m-2026.csv.gz",
            TemporaryFolder.Header, "60000,1,1,1,1,1", "120000,1,1,1,1,1", "300000,1,1,1,1,1");

        var file = Assert.Single(Run().Files);

        Assert.Equal((ImportOutcome.Imported, 3L, 1, 2L), (file.Outcome, file.Rows, file.Holes, file.MissingBars));
        Assert.Equal(60_000L, file.FirstAt!.Value.ToUnixTimeMilliseconds());
        Assert.Equal(300_000L, file.LastAt!.Value.ToUnixTimeMilliseconds());
        Assert.True(DataCatalog.HasBars(_target.Path));
        Assert.Equal([("BTCUSDT", Timeframe.M1, 1)], Catalog());
    }

    [Fact]
    public void Importing_again_changes_nothing_and_a_longer_file_takes_the_old_ones_place()
    {
        _source.Write("BTCUSDT-1m-2026.csv", TemporaryFolder.Header, "60000,1,1,1,1,1");
        Run();
        Assert.Equal(ImportOutcome.Unchanged, Assert.Single(Run().Files).Outcome);

        _source.Write("BTCUSDT-1m-2026.csv", TemporaryFolder.Header, "60000,1,1,1,1,1", "120000,1,1,1,1,1");

        Assert.Equal(ImportOutcome.Imported, Assert.Single(Run().Files).Outcome);
        Assert.Equal(2, DataCatalog.List(_target.Path)[0].LastAt.Minute);
        Assert.Single(Directory.GetFiles(_target.Path));
    }

    [Fact]
    public void A_bad_file_is_named_with_its_line_and_the_others_are_taken()
    {
        _source.Write("BTCUSDT-1m-2026.csv", TemporaryFolder.Header, "60000,1,1,1,1,1", "60000,1,1,1,1,1");
        _source.Write("ETHUSDT-1m-2026.csv", TemporaryFolder.Header, "60000,1,1,1,1,1");
        _source.Write("SOLUSDT-1m-2026.csv", TemporaryFolder.Header);

        var report = Run();

        Assert.True(report.HasProblems);
        Assert.Contains("BTCUSDT-1m-2026.csv, line 3", report.Files[0].Problem, StringComparison.Ordinal);
        Assert.Equal(ImportOutcome.Imported, report.Files[1].Outcome);
        Assert.Contains("at least one bar", report.Files[2].Problem, StringComparison.Ordinal);
        Assert.Equal(["ETHUSDT"], DataCatalog.List(_target.Path).Select(one => one.Ticker));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(60)]
    public void A_file_cut_short_in_transfer_is_refused(int missingBytes)
    {
        var lines = Enumerable.Range(1, 500).Select(minute => $"{minute * 60_000},1,1,1,1,{minute * 7919 % 1000}.5");
        var path = _source.Write("BTCUSDT-1m-2026.csv.gz", [TemporaryFolder.Header, .. lines]);
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^missingBytes]);

        Assert.Equal(ImportOutcome.Refused, Assert.Single(Run().Files).Outcome);
    }

    [Fact]
    public void Two_files_of_one_name_are_told_apart_for_the_reader()
    {
        _source.Write("a/BTCUSDT-1m-2026.csv", TemporaryFolder.Header, "60000,1,1,1,1,1");
        _source.Write("b/BTCUSDT-1m-2026.csv", TemporaryFolder.Header, "60000,2,2,2,2,1");

        var report = Run();

        Assert.Contains("same name", report.Files[1].Problem, StringComparison.Ordinal);
    }

    [SharedDataFact("data/klines")]
    public void All_recorded_files_are_sound_and_their_holes_are_the_known_halts()
    {
        var report = DataImport.Run(SharedData.Path("data"), _target.Path, null, default);

        Assert.False(report.HasProblems);
        var hours = report.Files.Single(file => file.Path.EndsWith("BTCUSDT-1h-2018.csv.gz", StringComparison.Ordinal));
        Assert.Equal((8_698L, 62L), (hours.Rows, hours.MissingBars));
        Assert.Contains(("BTCUSDT", Timeframe.H1, 9), Catalog());
    }

    public void Dispose()
    {
        _source.Dispose();
        _target.Dispose();
    }

    private IEnumerable<(string, Timeframe, int)> Catalog() =>
        DataCatalog.List(_target.Path).Select(one => (one.Ticker, one.Timeframe, one.Files));

    private ImportReport Run() => DataImport.Run(_source.Path, _target.Path, null, default);
}
