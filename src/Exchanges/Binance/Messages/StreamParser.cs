using TradingPlatform.Domain.Market;

namespace TradingPlatform.Exchanges.Binance.Messages;

/// <summary>Reads what the venue's streams send, alone or wrapped as <c>{"stream":…,"data":…}</c>.</summary>
public static class StreamParser
{
    private const int LevelsMax = 20_000;

    /// <summary>One message.</summary>
    /// <exception cref="DataFormatException">It is not what the venue documents.</exception>
    public static BinanceMessage Parse(ReadOnlyMemory<byte> message) => VenueJson.Read("stream", message, Root);

    private static BinanceMessage Root(VenueJson root)
    {
        var body = root.Optional("data") ?? root;
        return body.Optional("e")?.Text() switch
        {
            "aggTrade" => Trade(body),
            "depthUpdate" => Depth(body),
            "serverShutdown" => new BinanceMessage.ServerShutdown(body.Field("E").Time()),
            null when body.Optional("B") is not null && body.Optional("u") is not null => Best(body),
            _ => new BinanceMessage.Other(body.Optional("E")?.Time()),
        };
    }

    private static BinanceMessage.Traded Trade(VenueJson body) => new(
        body.Field("s").Text(),
        body.Field("E").Time(),
        new AggregateTrade(body.Field("a").Whole(), TradeOf(body)));

    private static BinanceMessage.BookChanged Depth(VenueJson body) => new(
        body.Field("s").Text(),
        body.Field("E").Time(),
        new BookDiff(
            body.Field("U").Whole(),
            body.Field("u").Whole(),
            body.Field("b").Items(LevelsMax, level => level.Level()),
            body.Field("a").Items(LevelsMax, level => level.Level())));

    private static BinanceMessage.BestChanged Best(VenueJson body) => new(
        body.Field("s").Text(),
        body.Field("u").Whole(),
        new BookLevel(body.Field("b").Amount(), body.Field("B").Amount()),
        new BookLevel(body.Field("a").Amount(), body.Field("A").Amount()));

    internal static Trade TradeOf(VenueJson body) => new(
        body.Field("T").Time(), body.Field("p").Price(), body.Field("q").Amount(), body.Field("m").Flag());
}
