using TradingPlatform.Exchanges.Tests.VenueSimulator;

namespace TradingPlatform.Exchanges.Tests.Binance;

/// <summary>Nothing lasts for ever: a connection is renewed in time, a hole that cannot be filled is given
/// up.</summary>
public sealed class LiveBoundsTests
{
    private const string Symbol = "BINANCE:BTCUSDT";
    private const string Ticker = "BTCUSDT";

    [Fact]
    public async Task An_old_connection_is_renewed_and_no_trade_is_lost()
    {
        await using var venue = await SimulatedVenue.StartAsync();
        var options = LiveRecorder.Options(venue) with { ConnectionLifeMax = TimeSpan.FromMilliseconds(300) };
        await using var feed = await LiveRecorder.OpenAsync(options);
        await using var reader = new LiveRecorder(feed, Symbol);
        await reader.UntilAsync(() => venue.StreamsOpen == 1);
        while (feed.Status(Symbol).Reconnects < 3)
        {
            venue.Trade(Ticker, 100, venue.Markets[Ticker].Trades.Count + 1);
            await Task.Delay(10);
        }

        var all = venue.Markets[Ticker].Trades.Count;
        await VenueHeart.BeatUntilAsync(venue, reader, () => reader.Trades.Count >= all);

        LiveTruth.AssertAllTrades(venue.Markets[Ticker], reader);
    }

    [Fact]
    public async Task A_trade_that_nobody_has_is_given_up_in_time_and_counted()
    {
        await using var venue = await SimulatedVenue.StartAsync();
        var options = LiveRecorder.Options(venue) with { TradeRepairMax = TimeSpan.FromMilliseconds(400) };
        await using var feed = await LiveRecorder.OpenAsync(options);
        await using var reader = new LiveRecorder(feed, Symbol);
        await reader.UntilAsync(() => venue.StreamsOpen == 1);
        venue.Trade(Ticker, 100, 1);
        await VenueHeart.BeatUntilAsync(venue, reader, () => reader.Trades.Count == 1);
        var last = venue.Markets[Ticker].Trades[^1];

        // Two numbers ahead: the one between exists neither on the stream nor on request.
        venue.Tell(last with { Id = last.Id + 2, TimeMs = venue.NowMs, Quantity = 3 });
        await VenueHeart.BeatUntilAsync(venue, reader, () => reader.Trades.Count == 2);

        Assert.Equal([1m, 3m], reader.Trades.Select(trade => trade.Quantity));
        Assert.Equal(1, feed.Status(Symbol).Gaps);
    }
}
