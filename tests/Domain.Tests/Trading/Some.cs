using System.Collections.Immutable;
using TradingPlatform.Domain.Market;
using TradingPlatform.Domain.Trading;

namespace TradingPlatform.Domain.Tests.Trading;

/// <summary>Ordinary things to start from; a test changes what it is about.</summary>
internal static class Some
{
    public const string Account = "trader@SIM";
    public const string Symbol = "SIM:BTCUSDT";

    public static readonly DateTimeOffset Start = new(2026, 3, 23, 12, 0, 0, TimeSpan.Zero);

    public static readonly Instrument Instrument = new(Symbol, "BTC", "USDT", 0.01m, 0.001m, 0.001m, 0, 5);

    public static AccountCommand.Open Opening(decimal cash = 10_000, decimal leverage = 1) =>
        new("trader", "USDT", cash, leverage, Start);

    public static OrderIntent Buy(
        decimal quantity, decimal? limit = null, string id = "o1", bool reduceOnly = false) =>
        Intent(OrderSide.Buy, quantity, limit, id, reduceOnly);

    public static OrderIntent Sell(
        decimal quantity, decimal? limit = null, string id = "o1", bool reduceOnly = false) =>
        Intent(OrderSide.Sell, quantity, limit, id, reduceOnly);

    public static AccountCommand.Place Place(OrderIntent order, decimal reference = 100, long sequence = 0) =>
        new(order, Instrument with { Symbol = order.Symbol }, reference, Start, sequence);

    public static PaperVenueCommand.Submit Submit(OrderIntent order, long sequence = 0, string account = Account) =>
        new(new VenueOrder(account, order, Start, sequence), Instrument);

    public static ExecutionReport Report(
        long number, ExecutionKind kind, string id = "o1", decimal price = 0, decimal quantity = 0, decimal fee = 0) =>
        new(Account, number, Symbol, id, kind, price, quantity, fee, Liquidity.Taker, Start, number, "");

    public static AccountCommand.Record Reports(params ExecutionReport[] reports) => new([.. reports]);

    public static Trade Trade(decimal price, decimal quantity) => new(Start, price, quantity, false);

    public static PaperVenueCommand.Match Step(long sequence, params Trade[] trades) => Step(sequence, null, trades);

    public static PaperVenueCommand.Match Step(long sequence, Book? book, params Trade[] trades) => new(new MarketBatch(
        Symbol, sequence, sequence, Start, [.. trades], book, [], trades is [.., var last] ? last.Price : 0));

    public static Book Book(ImmutableArray<BookLevel> bids, ImmutableArray<BookLevel> asks) => new(1, bids, asks);

    private static OrderIntent Intent(OrderSide side, decimal quantity, decimal? limit, string id, bool reduceOnly) =>
        new(id, Symbol, side, limit is null ? OrderType.Market : OrderType.Limit, quantity, limit, reduceOnly);
}
