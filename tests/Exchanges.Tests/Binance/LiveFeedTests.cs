using TradingPlatform.Domain.Market;
using TradingPlatform.Exchanges.Tests.VenueSimulator;
using TradingPlatform.Grains.Interfaces.Market;

namespace TradingPlatform.Exchanges.Tests.Binance;

public sealed class LiveFeedTests
{
    private const string Symbol = "BINANCE:BTCUSDT";
    private const string Ticker = "BTCUSDT";

    [Fact]
    public async Task Trading_rules_come_from_the_venue()
    {
        await using var venue = await SimulatedVenue.StartAsync();
        await using var feed = await LiveRecorder.OpenAsync(LiveRecorder.Options(venue));

        var rules = new Instrument(Symbol, "BTC", "USDT", 0.01m, 0.00001m, 0.00001m, 9_000m, 5m);
        Assert.Equal(rules, Assert.Single(feed.Instruments));
        Assert.Equal(FeedState.Starting, feed.Status(Symbol).State);
    }

    [Fact]
    public async Task Past_minutes_come_as_bars_and_the_open_minute_as_trades()
    {
        await using var venue = await SimulatedVenue.StartAsync();
        var minute = venue.NowMs / 60_000 * 60_000;
        venue.Trade(Ticker, 100, 1, timeMs: minute - 180_000);
        venue.Trade(Ticker, 90, 1, timeMs: minute - 150_000);
        venue.Trade(Ticker, 95, 2, timeMs: minute - 61_000);
        venue.Trade(Ticker, 97, 1, timeMs: minute);
        await using var feed = await LiveRecorder.OpenAsync(LiveRecorder.Options(venue));
        await using var reader = new LiveRecorder(feed, Symbol);

        await VenueHeart.BeatUntilAsync(venue, reader, () => reader.Trades.Any(trade => trade.Price == 97));

        var bars = reader.Inputs.Where(input => input.Trades.Length == 4).ToList();
        Assert.Equal([minute - 120_000, minute - 60_000], bars.Select(bar => bar.SourcePosition));
        Assert.Equal([100m, 100m, 90m, 90m], bars[0].Trades.Select(trade => trade.Price));
        Assert.Equal(5, reader.Trades.Sum(trade => trade.Quantity));
    }

    [Fact]
    public async Task Trades_arrive_once_and_in_order_and_the_book_is_the_venues()
    {
        await using var venue = await SimulatedVenue.StartAsync();
        for (var level = 0; level < 30; level++)
        {
            venue.Change(Ticker, true, 99 - level, 1);
            venue.Change(Ticker, false, 101 + level, 2);
        }

        await using var feed = await LiveRecorder.OpenAsync(LiveRecorder.Options(venue));
        await using var reader = new LiveRecorder(feed, Symbol);
        await reader.UntilAsync(() => venue.StreamsOpen == 1);
        for (var number = 0; number < 50; number++)
        {
            venue.Trade(Ticker, 100 + (number % 3), 1 + number);
            venue.Change(Ticker, number % 2 == 0, number % 2 == 0 ? 99 : 101, 5 + number);
            await Task.Delay(5);
        }

        await VenueHeart.BeatUntilAsync(venue, reader, () => reader.Trades.Count == 50);

        LiveTruth.AssertAllTrades(venue.Markets[Ticker], reader);
        await LiveTruth.BookAgreesAsync(venue.Markets[Ticker], reader);
        Assert.Equal(20, reader.Book!.Bids.Length);
        var well = new FeedStatus(FeedState.Running, string.Empty, 0, 0, 0);
        await VenueHeart.BeatUntilAsync(venue, reader, () => feed.Status(Symbol) == well);
    }

    [Fact]
    public async Task A_reader_that_comes_back_loses_and_doubles_nothing()
    {
        await using var venue = await SimulatedVenue.StartAsync();
        long position;
        int before;
        await using (var feed = await LiveRecorder.OpenAsync(LiveRecorder.Options(venue)))
        await using (var reader = new LiveRecorder(feed, Symbol))
        {
            await reader.UntilAsync(() => venue.StreamsOpen == 1);
            await TradeAsync(venue, 20);
            await VenueHeart.BeatUntilAsync(venue, reader, () => reader.Trades.Count >= 15);
            (position, before) = (reader.Inputs[^1].SourcePosition, reader.Trades.Count);
        }

        await TradeAsync(venue, 20);
        await using var feedAgain = await LiveRecorder.OpenAsync(LiveRecorder.Options(venue));
        await using var again = new LiveRecorder(feedAgain, Symbol, position);
        await again.UntilAsync(() => venue.StreamsOpen == 1);
        await TradeAsync(venue, 20);
        await VenueHeart.BeatUntilAsync(venue, again, () => before + again.Trades.Count >= 60);

        var all = venue.Markets[Ticker].Trades;
        Assert.Equal(all.Skip(before).Select(trade => trade.Quantity), again.Trades.Select(trade => trade.Quantity));
    }

    [Fact]
    public async Task The_first_trade_after_a_quiet_start_is_not_missed()
    {
        await using var venue = await SimulatedVenue.StartAsync();
        venue.Trade(Ticker, 100, 1, timeMs: venue.NowMs - 150_000);
        await using var feed = await LiveRecorder.OpenAsync(LiveRecorder.Options(venue));
        await using var reader = new LiveRecorder(feed, Symbol);
        await VenueHeart.BeatUntilAsync(venue, reader, () => feed.Status(Symbol).State == FeedState.Running);
        var before = reader.Trades.Count;

        venue.Trade(Ticker, 100, 7);
        await VenueHeart.BeatUntilAsync(venue, reader, () => reader.Trades.Count > before);

        Assert.Equal(7, reader.Trades[^1].Quantity);
    }

    [Fact]
    public async Task A_quiet_market_closes_its_minute_when_another_one_shows_that_time_has_passed()
    {
        await using var venue = await SimulatedVenue.StartAsync(Ticker, "ETHUSDT");
        var second = venue.NowMs / 1_000 % 60;
        venue.Skew += TimeSpan.FromSeconds(30 - second);
        await using var feed = await LiveRecorder.OpenAsync(LiveRecorder.Options(venue));
        await using var reader = new LiveRecorder(feed, Symbol);
        await reader.UntilAsync(() => venue.StreamsOpen == 1);
        venue.Trade(Ticker, 100, 1);
        await VenueHeart.BeatUntilAsync(venue, reader, () => reader.Trades.Count == 1, "ETHUSDT");
        var minuteEnd = Timeframe.M1.FloorOf(reader.Trades[0].At).AddMinutes(1);

        venue.Skew += TimeSpan.FromSeconds(40);

        await VenueHeart.BeatUntilAsync(venue, reader, () => reader.Inputs[^1].At >= minuteEnd, "ETHUSDT");
        Assert.Empty(reader.Inputs[^1].Trades);
    }

    private static async Task TradeAsync(SimulatedVenue venue, int count)
    {
        for (var number = 0; number < count; number++)
        {
            venue.Trade(Ticker, 100, venue.Markets[Ticker].Trades.Count + 1);
            await Task.Delay(3);
        }
    }
}
