using System.Text;
using TradingPlatform.Domain.Market;
using TradingPlatform.Exchanges.Binance.Messages;

namespace TradingPlatform.Exchanges.Tests.Binance;

/// <summary>The examples of the venue's own documentation and of other adapters are read as they are.</summary>
public sealed class RecordedPayloadTests
{
    private const string Nautilus = "fixtures/binance/nautilus";
    private const string Streams = "fixtures/binance/jkorf/Subscriptions/Spot/ExchangeData";

    [SharedDataFact(Nautilus)]
    public void Rest_answers_of_the_spot_market()
    {
        var depth = RestParser.Depth(Bytes("spot/http_json/depth_response.json"));
        var minutes = RestParser.Klines(Bytes("spot/http_json/klines_response.json"));
        var markets = RestParser.Markets(Bytes("spot/http_json/exchange_info_response.json"));

        Assert.Equal((1_027_024L, new BookLevel(4.00000000m, 431m)), (depth.LastUpdateId, depth.Bids[0]));
        Assert.Equal(1_499_040_000_000L, minutes[0].Bar.OpenTimeMs);
        Assert.Equal((0.8m, 308L), (minutes[0].Bar.High, minutes[0].Trades));
        Assert.Equal("ETHBTC", markets[0].Ticker);
        Assert.Equal(2017, RestParser.Time(Bytes("spot/http_json/server_time_response.json")).Year);
    }

    [SharedDataFact(Nautilus)]
    public void Stream_messages_with_members_of_other_markets()
    {
        var trade = StreamParser.Parse(Bytes("futures/market_data_json/agg_trade_stream.json"));
        var depth = StreamParser.Parse(Bytes("futures/market_data_json/depth_update_stream.json"));

        var traded = Assert.IsType<BinanceMessage.Traded>(trade);
        Assert.Equal((5_933_014L, 0.001m, 100m, true), (
            traded.Trade.Id, traded.Trade.Trade.Price, traded.Trade.Trade.Quantity, traded.Trade.Trade.BuyerIsMaker));
        Assert.Equal(157, Assert.IsType<BinanceMessage.BookChanged>(depth).Diff.FirstUpdateId);
    }

    [SharedDataFact(Streams)]
    public void Stream_messages_of_the_documentation()
    {
        Assert.IsType<BinanceMessage.Traded>(Example("AggregatedTrades.txt"));
        Assert.IsType<BinanceMessage.Other>(Example("Klines.txt"));
        Assert.IsType<BinanceMessage.Other>(Example("Ticker.txt"));
        Assert.IsType<BinanceMessage.BestChanged>(Example("BookTicker.txt"));
    }

    private static byte[] Bytes(string name) => File.ReadAllBytes(SharedData.Path($"{Nautilus}/{name}"));

    private static BinanceMessage Example(string name)
    {
        var text = File.ReadAllText(SharedData.Path($"{Streams}/{name}"));
        var start = text.IndexOf("\n=", StringComparison.Ordinal) + 2;
        return StreamParser.Parse(Encoding.UTF8.GetBytes(text[start..].Trim()));
    }
}
