using System.Collections.Immutable;
using System.Globalization;
using TradingPlatform.Domain.Market;
using TradingPlatform.Exchanges.Binance.Messages;

namespace TradingPlatform.Exchanges.Binance.Rest;

/// <summary>The venue's public REST interface, typed.</summary>
internal sealed class BinanceRest(RestChannel channel)
{
    /// <summary>Levels a side of a snapshot; costs 50 of the venue's request weight.</summary>
    private const int SnapshotLevels = 1_000;

    /// <summary>Trades or bars of one answer at most.</summary>
    public const int PageMax = 1_000;

    public async Task<DateTimeOffset> TimeAsync(CancellationToken cancellationToken) =>
        RestParser.Time(await channel.GetAsync("/api/v3/time", cancellationToken));

    public async Task<ImmutableArray<VenueMarket>> MarketsAsync(
        ImmutableArray<string> tickers, CancellationToken cancellationToken)
    {
        var list = Uri.EscapeDataString($"[{string.Join(',', tickers.Select(ticker => $"\"{ticker}\""))}]");
        return RestParser.Markets(await channel.GetAsync($"/api/v3/exchangeInfo?symbols={list}", cancellationToken));
    }

    public async Task<BookSnapshot> DepthAsync(string ticker, CancellationToken cancellationToken) => RestParser.Depth(
        await channel.GetAsync($"/api/v3/depth?symbol={ticker}&limit={SnapshotLevels}", cancellationToken));

    public async Task<ImmutableArray<VenueKline>> MinutesAsync(
        string ticker, DateTimeOffset from, int count, CancellationToken cancellationToken) => RestParser.Klines(
        await channel.GetAsync(
            $"/api/v3/klines?symbol={ticker}&interval=1m&startTime={Ms(from)}&limit={count}", cancellationToken));

    /// <summary>The first page of trades from an instant on.</summary>
    public async Task<ImmutableArray<AggregateTrade>> TradesSinceAsync(
        string ticker, DateTimeOffset from, CancellationToken cancellationToken) => RestParser.Trades(
        await channel.GetAsync(
            $"/api/v3/aggTrades?symbol={ticker}&startTime={Ms(from)}&limit={PageMax}", cancellationToken));

    /// <summary>The page of trades that begins with a number.</summary>
    public async Task<ImmutableArray<AggregateTrade>> TradesFromAsync(
        string ticker, long fromId, CancellationToken cancellationToken) => RestParser.Trades(
        await channel.GetAsync(
            $"/api/v3/aggTrades?symbol={ticker}&fromId={fromId}&limit={PageMax}", cancellationToken));

    /// <summary>The newest trade; empty when the market never traded.</summary>
    public async Task<ImmutableArray<AggregateTrade>> NewestTradeAsync(
        string ticker, CancellationToken cancellationToken) => RestParser.Trades(
        await channel.GetAsync($"/api/v3/aggTrades?symbol={ticker}&limit=1", cancellationToken));

    private static string Ms(DateTimeOffset instant) =>
        instant.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
}
