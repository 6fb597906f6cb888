using System.Web;
using TradingPlatform.Domain.Market;
using TradingPlatform.Exchanges.Binance;
using TradingPlatform.Exchanges.Binance.Messages;
using TradingPlatform.Exchanges.Tests.VenueSimulator;

namespace TradingPlatform.Exchanges.Tests.Binance;

public sealed class CapturedWireTests
{
    [CapturedWireFact]
    public void Every_recorded_answer_and_message_is_understood()
    {
        var lines = CapturedWire.Read();
        var messages = lines.Where(line => line.IsMessage).Select(line => StreamParser.Parse(line.Data)).ToList();
        var info = lines.Single(line => line.Address.EndsWith("/exchangeInfo", StringComparison.Ordinal));

        var markets = RestParser.Markets(info.Data);

        Assert.Equal(177, messages.OfType<BinanceMessage.BookChanged>().Count());
        Assert.Equal(84, messages.OfType<BinanceMessage.BestChanged>().Count());
        Assert.Equal(2, messages.OfType<BinanceMessage.Traded>().Count());
        Assert.Equal(2, messages.OfType<BinanceMessage.Other>().Count(other => other.EventAt is not null));
        Assert.Equal(1_695, markets.Length);
        Assert.Equal(
            new Instrument("BINANCE:NKNUSDT", "NKN", "USDT", 0.0001m, 1m, 1m, 9_000_000m, 10m),
            markets.Single(one => one.Instrument.BaseAsset is "NKN" && one.Instrument.QuoteAsset is "USDT").Instrument);
    }

    // The best prices are another stream with the same numbers: an independent witness of every change of the book.
    [CapturedWireFact]
    public void Books_built_from_the_recording_agree_with_the_recorded_best_prices_and_never_cross()
    {
        var lines = CapturedWire.Read();
        var witnesses = lines.Where(line => line.IsMessage)
            .Select(line => StreamParser.Parse(line.Data))
            .OfType<BinanceMessage.BestChanged>()
            .ToLookup(best => best.Ticker, StringComparer.Ordinal);
        var books = new Dictionary<string, BookBuilder>(StringComparer.Ordinal);
        var agreed = 0;
        foreach (var line in lines)
        {
            if (line.Address.Contains("/depth?", StringComparison.Ordinal))
            {
                var ticker = HttpUtility.ParseQueryString(new Uri(line.Address).Query)["symbol"]!;
                Assert.NotEqual(BookChange.Gap, Of(books, ticker).Apply(RestParser.Depth(line.Data)));
            }
            else if (line.IsMessage && StreamParser.Parse(line.Data) is BinanceMessage.BookChanged changed)
            {
                var book = Of(books, changed.Ticker);
                Assert.NotEqual(BookChange.Gap, book.Apply(changed.Diff));
                agreed += Agrees(book, witnesses[changed.Ticker]) ? 1 : 0;
            }
        }

        Assert.Equal(["BLZETH", "LRCBTC", "NKNUSDT", "RUNEEUR"], books.Keys.Order());
        Assert.All(books.Values, book => Assert.True(book.IsSynchronised));
        Assert.True(agreed > 100, $"{agreed} comparisons");
    }

    [CapturedWireFact]
    public async Task Our_requests_have_the_recorded_shape()
    {
        var recorded = CapturedWire.Read();
        await using var venue = await SimulatedVenue.StartAsync("NKNUSDT");
        await using var feed = await LiveRecorder.OpenAsync(LiveRecorder.Options(venue));
        await using var reader = new LiveRecorder(feed, "BINANCE:NKNUSDT");
        await reader.UntilAsync(() => venue.StreamsOpen == 1 && venue.HasBeenAsked("/depth"));

        var asked = venue.Requests.Select(one => Uri.UnescapeDataString(one.PathAndQuery)).ToList();
        var depth = recorded.First(line => line.Address.Contains("NKNUSDT&", StringComparison.Ordinal)).Address;
        var streams = recorded.Single(line => line.IsConnection).Address;
        var ours = asked.Single(one => one.StartsWith("/stream?streams=", StringComparison.Ordinal));

        Assert.Contains(new Uri(depth).PathAndQuery, asked);
        Assert.StartsWith(new BinanceOptions().StreamUrl + "stream?streams=", streams, StringComparison.Ordinal);
        Assert.All(
            ours["/stream?streams=".Length..].Split('/'),
            name => Assert.Contains(name, streams, StringComparison.Ordinal));
    }

    /// <summary>False when nothing was recorded yet to compare with.</summary>
    private static bool Agrees(BookBuilder book, IEnumerable<BinanceMessage.BestChanged> witnesses)
    {
        if (book.Top(1) is not { } top)
        {
            return false;
        }

        Assert.True(top.Bids[0].Price < top.Asks[0].Price, $"crossed at {top.UpdateId}");
        if (witnesses.LastOrDefault(best => best.UpdateId <= top.UpdateId) is not { } witness)
        {
            return false;
        }

        Assert.Equal((witness.Bid, witness.Ask), (top.Bids[0], top.Asks[0]));
        return true;
    }

    private static BookBuilder Of(Dictionary<string, BookBuilder> books, string ticker)
    {
        books.TryAdd(ticker, new BookBuilder());
        return books[ticker];
    }
}
