using System.Globalization;
using System.IO.Compression;
using TradingPlatform.Exchanges.Klines;
using TradingPlatform.Exchanges.Replay;
using TradingPlatform.Grains.Interfaces.Market;

namespace TradingPlatform.Exchanges.Tests.Replay;

public sealed class RecordedKlinesTests
{
    private const string Klines = "data/klines";

    [SharedDataFact(Klines)]
    public async Task By_default_the_minutes_of_the_latest_year_are_played_and_perpetuals_are_not()
    {
        await using var feed = Open(new ReplayOptions(SharedData.Path("data")));

        string[] minutes = ["REPLAY:BTCUSDT", "REPLAY:ETHUSDT", "REPLAY:SOLUSDT"];
        Assert.Equal(minutes, feed.Instruments.Select(one => one.Symbol));
        var first = await feed.ReadAsync("REPLAY:BTCUSDT", 0, default).FirstAsync();
        Assert.Equal(1_774_267_740_000, first.SourcePosition);
        Assert.Equal(TimeSpan.FromMinutes(1), first.At - first.Trades[0].At);
    }

    [SharedDataFact(Klines)]
    public async Task A_perpetual_is_played_when_asked_for()
    {
        await using var feed = Open(new ReplayOptions(SharedData.Path("data")) { Symbols = ["BTCPERP"] });

        var bars = await feed.ReadAsync("REPLAY:BTCPERP", 0, default).CountAsync();

        Assert.Equal(45_031, bars);
        Assert.Equal("BTC", feed.Instruments[0].BaseAsset);
    }

    [SharedDataFact(Klines)]
    public async Task The_path_of_every_minute_of_2026_builds_the_bar_of_the_file()
    {
        await using var feed = Open(new ReplayOptions(SharedData.Path("data")));
        foreach (var instrument in feed.Instruments)
        {
            var ticker = instrument.Symbol.Split(':')[1];
            var expected = Lines($"{Klines}/{ticker}-1m-2026.csv.gz");
            var index = 0;
            await foreach (var input in feed.ReadAsync(instrument.Symbol, 0, default))
            {
                var trades = input.Trades;
                var built = new Kline(
                    trades[0].At.ToUnixTimeMilliseconds(),
                    trades[0].Price,
                    trades.Max(trade => trade.Price),
                    trades.Min(trade => trade.Price),
                    trades[^1].Price,
                    trades.Sum(trade => trade.Quantity));
                Assert.Equal(expected[index++], built);
                Assert.All(trades, trade => Assert.True(trade.At < input.At && trade.Quantity >= 0));
            }

            Assert.Equal(20_871, index);
            Assert.Equal(new FeedStatus(FeedState.Finished, "", 1, 0, 0), feed.Status(instrument.Symbol));
        }
    }

    [SharedDataFact(Klines)]
    public async Task Hours_are_played_across_nine_yearly_files_between_two_instants()
    {
        await using var feed = Open(new ReplayOptions(SharedData.Path("data"))
        {
            Symbols = ["REPLAY:BTCUSDT"],
            Timeframe = Domain.Market.Timeframe.H1,
            From = new DateTimeOffset(2020, 12, 31, 22, 0, 0, TimeSpan.Zero),
            To = new DateTimeOffset(2021, 1, 1, 2, 0, 0, TimeSpan.Zero),
        });

        var bars = await feed.ReadAsync("REPLAY:BTCUSDT", 0, default).ToListAsync();

        Assert.Equal([22, 23, 0, 1], bars.Select(bar => bar.Trades[0].At.Hour));
    }

    private static ReplayFeed Open(ReplayOptions options) => ReplayFeed.Open(options, TimeProvider.System);

    // Read without any code of the feed, so that an error of its reader cannot hide.
    private static Kline[] Lines(string relative)
    {
        using var file = new GZipStream(File.OpenRead(SharedData.Path(relative)), CompressionMode.Decompress);
        using var text = new StreamReader(file);
        return [.. text.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(Line)];
    }

    private static Kline Line(string line)
    {
        var parts = line.Split(',');
        var numbers = parts[1..6].Select(part => decimal.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        var time = long.Parse(parts[0], CultureInfo.InvariantCulture);
        return new Kline(
            time, numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
    }
}
