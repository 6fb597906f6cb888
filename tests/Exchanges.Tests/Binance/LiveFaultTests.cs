using System.Diagnostics.CodeAnalysis;
using TradingPlatform.Exchanges.Binance;
using TradingPlatform.Exchanges.Tests.VenueSimulator;
using TradingPlatform.Grains.Interfaces.Market;

namespace TradingPlatform.Exchanges.Tests.Binance;

/// <summary>Whatever goes wrong at the venue, every trade arrives once and the book ends as the venue's.</summary>
[SuppressMessage("Design", "CA1001", Justification = "IAsyncLifetime disposes of the fields.")]
public sealed class LiveFaultTests : IAsyncLifetime
{
    private const string Symbol = "BINANCE:BTCUSDT";
    private const string Ticker = "BTCUSDT";

    private SimulatedVenue _venue = null!;
    private BinanceLiveFeed _feed = null!;
    private LiveRecorder _reader = null!;

    public async Task InitializeAsync()
    {
        _venue = await SimulatedVenue.StartAsync(Ticker);
        _venue.Change(Ticker, true, 99, 1);
        _venue.Change(Ticker, false, 101, 1);
        _feed = await LiveRecorder.OpenAsync(LiveRecorder.Options(_venue));
        _reader = new LiveRecorder(_feed, Symbol);
        await _reader.UntilAsync(() => _venue.StreamsOpen == 1);
        await BusyAsync(10);
        await BeatAsync(() => _reader.Trades.Count == 10 && _reader.Book is not null);
    }

    public async Task DisposeAsync()
    {
        await _reader.DisposeAsync();
        await _feed.DisposeAsync();
        await _venue.DisposeAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_line_is_cut(bool inMessage)
    {
        await _venue.CutAllAsync(inMessage);
        await BusyAsync(20);

        await SameAsTheVenueAsync();
        Assert.Equal((1, 0), (Status.Reconnects, Status.Gaps));
    }

    [Fact]
    public async Task The_line_is_cut_again_and_again()
    {
        for (var times = 1; times <= 5; times++)
        {
            await _venue.CutAllAsync(inMessage: times % 2 == 0);
            await BusyAsync(5);
            await BeatAsync(() => Status.Reconnects >= times && _venue.StreamsOpen == 1);
        }

        await SameAsTheVenueAsync();
    }

    [Fact]
    public async Task The_venue_closes_in_order()
    {
        _venue.CloseAll();
        await BusyAsync(20);

        await SameAsTheVenueAsync();
        Assert.Equal(1, Status.Reconnects);
    }

    [Fact]
    public async Task The_venue_announces_that_it_shuts_down()
    {
        _venue.AnnounceShutdown();
        await BeatAsync(() => Status.Reconnects == 1);
        await BusyAsync(20);

        await SameAsTheVenueAsync();
        Assert.Equal(2, _venue.StreamsOpened);
    }

    [Fact]
    public async Task Changes_of_the_book_are_lost()
    {
        _venue.Change(Ticker, true, 100, 7, isHeard: false);
        _venue.Change(Ticker, true, 99, 0, isHeard: false);
        await BusyAsync(5);

        await SameAsTheVenueAsync();
        Assert.Equal((0, 1), (Status.Reconnects, Status.Gaps));
    }

    [Fact]
    public async Task Trades_are_lost_on_the_stream_and_fetched()
    {
        _venue.Trade(Ticker, 100, 41, isHeard: false);
        _venue.Trade(Ticker, 100, 42, isHeard: false);
        await BusyAsync(5);

        await SameAsTheVenueAsync();
        Assert.Equal(0, Status.Gaps);
    }

    [Fact]
    public async Task Trades_come_twice_and_out_of_order()
    {
        var one = _venue.Trade(Ticker, 100, 51, isHeard: false);
        var two = _venue.Trade(Ticker, 100, 52, isHeard: false);
        _venue.Tell(two);
        _venue.Tell(one);
        _venue.Tell(two);
        await BusyAsync(5);
        await SameAsTheVenueAsync();
        _venue.Tell(one);
        await BusyAsync(5);

        await SameAsTheVenueAsync();
        Assert.Equal(0, Status.Gaps);
    }

    [Fact]
    public async Task Market_time_waits_for_a_trade_that_must_be_fetched()
    {
        _venue.Faults.Answer(new WrongAnswer("/aggTrades", 200, Body: "[{]"));
        var lost = _venue.Trade(Ticker, 100, 61, isHeard: false);
        var heard = _venue.Trade(Ticker, 100, 62);

        await BeatAsync(() => _reader.Trades.Count == 12);

        Assert.Equal(
            [lost.TimeMs, heard.TimeMs], _reader.Trades.Skip(10).Select(one => one.At.ToUnixTimeMilliseconds()));
    }

    [Fact]
    public async Task Messages_are_no_json_or_not_the_json_expected()
    {
        _venue.SendRaw("{\"stream\":\"btcusdt@aggTrade\",\"data\":{\"e\":\"aggTrade\",\"s\":\"BTC");
        _venue.SendRaw("{\"stream\":\"btcusdt@aggTrade\",\"data\":{\"e\":\"aggTrade\",\"s\":\"BTCUSDT\",\"p\":-1}}");
        _venue.SendRaw("[1,2,{\"a\":null}]");
        _venue.SendRaw(string.Empty);
        await BusyAsync(10);

        await SameAsTheVenueAsync();
        Assert.Equal(0, Status.Reconnects);
    }

    [Fact]
    public async Task The_venue_goes_silent_though_the_line_stays_open()
    {
        _venue.Faults.IsSilent = true;
        await BusyAsync(5);
        await _reader.UntilAsync(() => Status.State == FeedState.Stale);
        Assert.Contains("no data for", Status.Detail, StringComparison.Ordinal);
        await _reader.UntilAsync(() => Status.Reconnects == 1);
        _venue.Faults.IsSilent = false;
        await BusyAsync(5);

        await SameAsTheVenueAsync();
        await BeatAsync(() => Status.State == FeedState.Running);
    }

    [Fact]
    public async Task Streams_are_refused_for_a_while()
    {
        _venue.Faults.RefusesStreams = true;
        await _venue.CutAllAsync(inMessage: false);
        await BusyAsync(5);
        await _reader.UntilAsync(() => Status.Reconnects >= 3);
        Assert.Contains("connecting again in", Status.Detail, StringComparison.Ordinal);
        _venue.Faults.RefusesStreams = false;

        await SameAsTheVenueAsync();
    }

    [Fact]
    public async Task A_snapshot_is_asked_for_later_when_the_venue_says_so()
    {
        _venue.Faults.Answer(new WrongAnswer("/depth", 429, RetryAfterSeconds: 1));
        var asked = DateTimeOffset.UtcNow;
        _venue.Change(Ticker, true, 100, 7, isHeard: false);
        await BusyAsync(5);

        await SameAsTheVenueAsync();
        var times = _venue.Requests
            .Where(one => one.At >= asked && one.PathAndQuery.Contains("/depth", StringComparison.Ordinal))
            .ToList();
        Assert.True(times[1].At - times[0].At >= TimeSpan.FromSeconds(1), $"{times[1].At - times[0].At}");
    }

    [Fact]
    public async Task A_snapshot_is_damaged_once()
    {
        const string Body = "{\"lastUpdateId\":1,\"bids\":[[\"x\",\"1\"]],\"asks\":[]}";
        _venue.Faults.Answer(new WrongAnswer("/depth", 200, Body: Body));
        _venue.Change(Ticker, true, 100, 7, isHeard: false);
        await BusyAsync(5);

        await SameAsTheVenueAsync();
    }

    private FeedStatus Status => _feed.Status(Symbol);

    private async Task BusyAsync(int count)
    {
        for (var number = 0; number < count; number++)
        {
            _venue.Trade(Ticker, 100 + (number % 2), _venue.Markets[Ticker].Trades.Count + 1);
            _venue.Change(Ticker, number % 2 == 0, number % 2 == 0 ? 98 : 102, number + 1);
            await Task.Delay(3);
        }
    }

    private async Task SameAsTheVenueAsync()
    {
        await BeatAsync(() => _reader.Trades.Count >= _venue.Markets[Ticker].Trades.Count);
        LiveTruth.AssertAllTrades(_venue.Markets[Ticker], _reader);
        await BeatAsync(() => _reader.Book!.UpdateId == _venue.Markets[Ticker].UpdateId);
        await LiveTruth.BookAgreesAsync(_venue.Markets[Ticker], _reader);
    }

    private Task BeatAsync(Func<bool> isSo) => VenueHeart.BeatUntilAsync(_venue, _reader, isSo);
}
