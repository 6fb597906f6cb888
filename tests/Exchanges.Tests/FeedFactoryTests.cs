using TradingPlatform.Domain.Market;
using TradingPlatform.Exchanges.Binance;
using TradingPlatform.Exchanges.Tests.Binance;
using TradingPlatform.Exchanges.Tests.VenueSimulator;

namespace TradingPlatform.Exchanges.Tests;

public sealed class FeedFactoryTests : IDisposable
{
    private readonly TemporaryFolder _imported = new();

    [Fact]
    public async Task The_live_market_comes_first_where_the_venue_answers()
    {
        await using var venue = await SimulatedVenue.StartAsync();
        Import();
        var options = Options() with { Binance = Binance(venue), Symbols = ["BTCUSDT"] };

        var (mode, reason) = await OpenAsync(options);

        Assert.Equal(FeedMode.Live, mode);
        Assert.Equal("LIVE: Binance answers; BINANCE:BTCUSDT.", reason);
    }

    [Fact]
    public async Task Imported_bars_come_second()
    {
        Import();

        var (mode, reason) = await OpenAsync(Options());

        Assert.Equal(FeedMode.Replay, mode);
        Assert.StartsWith("REPLAY: Binance cannot be had (", reason, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', reason);
    }

    [Fact]
    public async Task A_generated_market_comes_last_and_says_so()
    {
        var (mode, reason) = await OpenAsync(Options());

        Assert.Equal(FeedMode.Simulated, mode);
        Assert.EndsWith("No real prices.", reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_asked_for_is_opened_or_refused_but_never_replaced()
    {
        var replay = await Assert.ThrowsAsync<FeedUnavailableException>(
            () => OpenAsync(Options() with { Mode = FeedChoice.Replay }));
        var live = await Assert.ThrowsAsync<FeedUnavailableException>(
            () => OpenAsync(Options() with { Mode = FeedChoice.Live }));

        Assert.Equal(("feed.no-data", "feed.venue-unreachable"), (replay.Code, live.Code));
    }

    [Fact]
    public async Task A_named_directory_is_replayed_at_the_speed_asked_for()
    {
        Import();
        var options = Options() with { Mode = FeedChoice.Replay, DataDirectory = _imported.Path, Speed = 0 };

        var (_, reason) = await OpenAsync(options);

        Assert.Equal($"REPLAY: as asked; REPLAY:BTCUSDT from {_imported.Path}, as fast as possible.", reason);
    }

    public void Dispose() => _imported.Dispose();

    private static BinanceOptions Binance(SimulatedVenue venue) => LiveRecorder.Options(venue);

    private static async Task<(FeedMode Mode, string Reason)> OpenAsync(FeedOptions options)
    {
        var opened = await FeedFactory.OpenAsync(options, TimeProvider.System, () => 0.5, CancellationToken.None);
        await using var feed = opened.Feed;
        return (feed.Mode, opened.Reason);
    }

    // Nobody listens on port 1 of the loopback.
    private FeedOptions Options() => new()
    {
        ImportedDirectory = _imported.Path,
        Binance = new BinanceOptions
        {
            RestUrl = new Uri("http://127.0.0.1:1"),
            BackoffFirst = TimeSpan.FromMilliseconds(1),
            BackoffMax = TimeSpan.FromMilliseconds(1),
        },
    };

    private void Import() => _imported.Write("BTCUSDT-1m-2026.csv", TemporaryFolder.Header, "60000,1,1,1,1,1");
}
