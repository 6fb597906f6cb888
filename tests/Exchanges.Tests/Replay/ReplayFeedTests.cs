using TradingPlatform.Exchanges.Replay;
using TradingPlatform.Grains.Interfaces.Market;

namespace TradingPlatform.Exchanges.Tests.Replay;

public sealed class ReplayFeedTests
{
    private const string Symbol = "REPLAY:BTCUSDT";

    private static readonly string[] s_three =
    [
        TemporaryFolder.Header,
        "60000,10,12,9,11,1.00001",
        "120000,11,11.5,8,8.5,0.5",
        "240000,8.5,8.5,8.5,8.5,0",
    ];

    [Fact]
    public async Task A_rising_bar_dips_first_and_a_falling_bar_spikes_first()
    {
        using var folder = new TemporaryFolder();
        folder.Write("BTCUSDT-1m-2026.csv", s_three);

        var inputs = await Open(folder).ReadAsync(Symbol, 0, default).ToListAsync();

        Assert.Equal([10m, 9m, 12m, 11m], inputs[0].Trades.Select(trade => trade.Price));
        Assert.Equal([11m, 11.5m, 8m, 8.5m], inputs[1].Trades.Select(trade => trade.Price));
        Assert.Equal(
            [60_000, 75_000, 90_000, 119_999],
            inputs[0].Trades.Select(trade => trade.At.ToUnixTimeMilliseconds()));
    }

    [Fact]
    public async Task The_four_quantities_sum_to_the_volume_and_stand_on_the_step()
    {
        using var folder = new TemporaryFolder();
        folder.Write("BTCUSDT-1m-2026.csv", s_three);

        var inputs = await Open(folder).ReadAsync(Symbol, 0, default).ToListAsync();

        Assert.Equal([0.25m, 0.25m, 0.25m, 0.25001m], inputs[0].Trades.Select(trade => trade.Quantity));
        Assert.Equal([0m, 0m, 0m, 0m], inputs[2].Trades.Select(trade => trade.Quantity));
    }

    [Fact]
    public async Task Reading_goes_on_just_after_the_position_given_and_a_hole_stays_a_hole()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a/BTCUSDT-1m-2026.csv.gz", s_three);

        var inputs = await Open(folder).ReadAsync(Symbol, 120_000, default).ToListAsync();

        Assert.Equal([240_000L], inputs.Select(input => input.SourcePosition));
        Assert.Equal(300_000, inputs[0].At.ToUnixTimeMilliseconds());
    }

    [Fact]
    public async Task Progress_grows_to_the_whole()
    {
        using var folder = new TemporaryFolder();
        folder.Write("BTCUSDT-1m-2026.csv", s_three);
        var feed = Open(folder);
        Assert.Equal(FeedState.Starting, feed.Status(Symbol).State);

        var shares = new List<decimal>();
        await foreach (var input in feed.ReadAsync(Symbol, 0, default))
        {
            shares.Add(feed.Status(Symbol).Progress);
        }

        Assert.Equal([0.25m, 0.5m, 1m], shares);
        Assert.Equal(FeedState.Finished, feed.Status(Symbol).State);
    }

    [Fact]
    public async Task The_finest_bars_that_reach_the_latest_day_are_chosen()
    {
        using var folder = new TemporaryFolder();
        folder.Write("BTCUSDT-1m-2025.csv", TemporaryFolder.Header, "60000,1,1,1,1,1");
        folder.Write("BTCUSDT-1h-2026.csv", TemporaryFolder.Header, "864000000,2,2,2,2,1");
        folder.Write("BTCUSDT-1d-2026.csv", TemporaryFolder.Header, "864000000,3,3,3,3,1");

        var inputs = await Open(folder).ReadAsync(Symbol, 0, default).ToListAsync();

        Assert.Equal([2m], inputs.Select(input => input.Trades[0].Price));
    }

    [Fact]
    public void An_unknown_market_is_refused_with_what_is_there()
    {
        using var folder = new TemporaryFolder();
        folder.Write("BTCUSDT-1m-2026.csv", s_three);
        var options = new ReplayOptions(folder.Path) { Symbols = ["DOGEUSDT"] };

        var error = Assert.Throws<FeedUnavailableException>(() => ReplayFeed.Open(options, TimeProvider.System));

        Assert.Equal("feed.unknown-market", error.Code);
        Assert.Contains("there are BTCUSDT", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_directory_and_an_absent_one_are_refused_with_what_to_do()
    {
        using var folder = new TemporaryFolder();

        var empty = Assert.Throws<FeedUnavailableException>(() => Open(folder));
        var absent = Assert.Throws<FeedUnavailableException>(
            () => ReplayFeed.Open(new ReplayOptions(folder.Path + "/absent"), TimeProvider.System));

        Assert.Equal(("feed.no-data", "feed.no-data"), (empty.Code, absent.Code));
        Assert.Contains("TICKER-TIMEFRAME", empty.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_line_in_the_middle_ends_the_replay_with_its_place()
    {
        using var folder = new TemporaryFolder();
        folder.Write("BTCUSDT-1m-2026-01.csv", TemporaryFolder.Header, "60000,1,1,1,1,1", "120000,1,1,2,1,1");
        folder.Write("BTCUSDT-1m-2026-02.csv", TemporaryFolder.Header, "180000,1,1,1,1,1");
        var feed = Open(folder);

        var error = await Assert.ThrowsAsync<DataFormatException>(
            () => feed.ReadAsync(Symbol, 0, default).ToListAsync().AsTask());

        Assert.Equal(3, error.Line);
        Assert.Equal(FeedState.Failed, feed.Status(Symbol).State);
        Assert.Contains("BTCUSDT-1m-2026-01.csv, line 3", feed.Status(Symbol).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_that_overlap_are_refused()
    {
        using var folder = new TemporaryFolder();
        folder.Write("BTCUSDT-1m-2025.csv", TemporaryFolder.Header, "60000,1,1,1,1,1", "180000,1,1,1,1,1");
        folder.Write("BTCUSDT-1m-2026.csv", TemporaryFolder.Header, "120000,1,1,1,1,1");

        var error = await Assert.ThrowsAsync<DataFormatException>(
            () => Open(folder).ReadAsync(Symbol, 0, default).ToListAsync().AsTask());

        Assert.EndsWith("BTCUSDT-1m-2026.csv", error.File, StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_of_an_unlisted_market_come_from_the_decimals_of_its_file()
    {
        using var folder = new TemporaryFolder();
        folder.Write("XYZEUR-1m-2026.csv", TemporaryFolder.Header, "60000,1.50,1.525,1.5,1.5,10.10");

        var rules = Open(folder).Instruments[0];

        Assert.Equal(("XYZ", "EUR", 0.001m, 0.1m), (rules.BaseAsset, rules.QuoteAsset, rules.TickSize, rules.StepSize));
    }

    private static ReplayFeed Open(TemporaryFolder folder) =>
        ReplayFeed.Open(new ReplayOptions(folder.Path), TimeProvider.System);
}
