using System.Collections.Immutable;
using TradingPlatform.Domain.Market;
using TradingPlatform.Exchanges.Klines;

namespace TradingPlatform.Exchanges.Binance.Messages;

/// <summary>A minute as the venue tells it.</summary>
/// <param name="Bar">The bar.</param>
/// <param name="CloseAt">Its last millisecond.</param>
/// <param name="Trades">How many trades it holds.</param>
public readonly record struct VenueKline(Kline Bar, DateTimeOffset CloseAt, long Trades);

/// <summary>Reads the venue's REST answers.</summary>
public static class RestParser
{
    private const int SymbolsMax = 20_000;
    private const int LevelsMax = 5_000;
    private const int PageMax = 1_000;

    /// <summary><c>GET /api/v3/time</c>.</summary>
    /// <exception cref="DataFormatException">It is not what the venue documents.</exception>
    public static DateTimeOffset Time(ReadOnlyMemory<byte> json) =>
        VenueJson.Read("time", json, root => root.Field("serverTime").Time());

    /// <summary><c>GET /api/v3/depth</c>.</summary>
    /// <exception cref="DataFormatException">It is not what the venue documents.</exception>
    public static BookSnapshot Depth(ReadOnlyMemory<byte> json) => VenueJson.Read(
        "depth", json, root => new BookSnapshot(
        root.Field("lastUpdateId").Whole(),
        root.Field("bids").Items(LevelsMax, level => level.Level()),
        root.Field("asks").Items(LevelsMax, level => level.Level())));

    /// <summary><c>GET /api/v3/aggTrades</c>, oldest first.</summary>
    /// <exception cref="DataFormatException">It is not what the venue documents.</exception>
    public static ImmutableArray<AggregateTrade> Trades(ReadOnlyMemory<byte> json) => VenueJson.Read(
        "aggTrades",
        json,
        root => root.Items(PageMax, one => new AggregateTrade(one.Field("a").Whole(), StreamParser.TradeOf(one))));

    /// <summary><c>GET /api/v3/klines</c>, oldest first.</summary>
    /// <exception cref="DataFormatException">It is not what the venue documents.</exception>
    public static ImmutableArray<VenueKline> Klines(ReadOnlyMemory<byte> json) =>
        VenueJson.Read("klines", json, root => root.Items(PageMax, Kline));

    /// <summary><c>GET /api/v3/exchangeInfo</c>: the rules of every market and whether it trades.</summary>
    /// <exception cref="DataFormatException">It is not what the venue documents.</exception>
    public static ImmutableArray<VenueMarket> Markets(ReadOnlyMemory<byte> json) => VenueJson.Read(
        "exchangeInfo", json, root => root.Field("symbols").Items(SymbolsMax, VenueMarket.From));

    private static VenueKline Kline(VenueJson row)
    {
        var bar = new Kline(
            row.Item(0).Time().ToUnixTimeMilliseconds(),
            row.Item(1).Price(),
            row.Item(2).Price(),
            row.Item(3).Price(),
            row.Item(4).Price(),
            row.Item(5).Amount());
        return bar.Low <= Math.Min(bar.Open, bar.Close) && bar.High >= Math.Max(bar.Open, bar.Close)
            ? new VenueKline(bar, row.Item(6).Time(), row.Item(8).Whole())
            : throw new DataFormatException(row.Place, 0, "low ≤ open, close ≤ high", row.Element.GetRawText());
    }
}
