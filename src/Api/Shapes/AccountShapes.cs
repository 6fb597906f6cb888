using System.Collections.Immutable;
using TradingPlatform.Domain.Trading;

namespace TradingPlatform.Api.Shapes;

/// <summary>An account valued at the markets' last prices, in its currency.</summary>
public sealed record AccountShape(
    string Id,
    string Owner,
    string Currency,
    decimal Cash,
    decimal OpeningCash,
    decimal Equity,
    decimal UnrealisedPnl,
    decimal RealisedPnl,
    decimal Fees,
    decimal BuyingPower,
    decimal LeverageMax,
    bool IsAgent,
    ImmutableArray<PositionShape> Positions)
{
    internal static AccountShape Of(string id, AccountState account, Func<string, decimal> mark) => new(
        id,
        account.Owner,
        account.Currency,
        account.Cash,
        account.OpeningCash,
        AccountMath.Equity(account, mark),
        AccountMath.UnrealisedPnl(account, mark),
        account.Positions.Values.Sum(position => position.RealisedPnl),
        account.Fees,
        AccountMath.BuyingPower(account, mark),
        account.LeverageMax,
        string.Equals(account.Owner, id, StringComparison.Ordinal),
        PositionShape.Of(account, mark));
}

/// <summary>A position; a short one has a negative quantity.</summary>
public sealed record PositionShape(
    string Symbol, decimal Quantity, decimal? AveragePrice, decimal Mark, decimal UnrealisedPnl, decimal RealisedPnl)
{
    internal static ImmutableArray<PositionShape> Of(AccountState account, Func<string, decimal> mark) =>
        [.. account.Positions.Values.Select(position => Of(position, mark))];

    private static PositionShape Of(Position position, Func<string, decimal> mark)
    {
        var price = mark(position.Symbol) is > 0 and var last ? last : position.LastPrice;
        return new PositionShape(
            position.Symbol,
            position.Quantity,
            position.Quantity == 0 ? null : position.AveragePrice,
            price,
            position.Quantity == 0 ? 0 : position.UnrealisedPnl(price),
            position.RealisedPnl);
    }
}

/// <summary>An order.</summary>
public sealed record OrderShape(
    string OrderId,
    string Symbol,
    OrderSide Side,
    OrderType Type,
    decimal Quantity,
    decimal? LimitPrice,
    bool ReduceOnly,
    OrderState State,
    bool CancelRequested,
    decimal FilledQuantity,
    decimal? AveragePrice,
    decimal Fees,
    DateTimeOffset PlacedAt,
    DateTimeOffset UpdatedAt,
    string Reason)
{
    private const int PriceDigits = 12;

    internal static OrderShape Of(Order order) => new(
        order.Intent.OrderId,
        order.Intent.Symbol,
        order.Intent.Side,
        order.Intent.Type,
        order.Intent.Quantity,
        order.Intent.LimitPrice,
        order.Intent.ReduceOnly,
        order.State,
        order.CancelRequested,
        order.FilledQuantity,
        order.FilledQuantity == 0 ? null : decimal.Round(order.FilledNotional / order.FilledQuantity, PriceDigits),
        order.Fees,
        order.PlacedAt,
        order.UpdatedAt,
        order.Reason);

    /// <summary>Open orders and, when <paramref name="all"/>, ended ones; newest first.</summary>
    internal static ImmutableArray<OrderShape> Of(AccountState account, bool all) =>
    [
        .. account.OpenOrders.Values.Concat(all ? account.RecentOrders : [])
            .OrderByDescending(order => order.PlacedAt)
            .ThenByDescending(order => order.PlacedSequence)
            .ThenBy(order => order.Intent.OrderId, StringComparer.Ordinal)
            .Select(Of),
    ];
}

/// <summary>A fill.</summary>
public sealed record FillShape(
    string OrderId,
    string Symbol,
    OrderSide Side,
    decimal Price,
    decimal Quantity,
    decimal Fee,
    Liquidity Liquidity,
    decimal RealisedPnl,
    DateTimeOffset At,
    long Sequence)
{
    internal static ImmutableArray<FillShape> Of(AccountState account) => [.. account.RecentFills.Reverse().Select(Of)];

    private static FillShape Of(Fill fill) => new(
        fill.OrderId,
        fill.Symbol,
        fill.Side,
        fill.Price,
        fill.Quantity,
        fill.Fee,
        fill.Liquidity,
        fill.RealisedPnl,
        fill.At,
        fill.Sequence);
}

/// <summary>An order to place.</summary>
/// <param name="Symbol"><c>VENUE:TICKER</c>.</param>
/// <param name="Side">Buy or sell.</param>
/// <param name="Type">Market or limit.</param>
/// <param name="Quantity">In base, more than zero, a multiple of the symbol's step.</param>
/// <param name="LimitPrice">In quote, for limit orders only.</param>
/// <param name="ReduceOnly">May only make a position smaller.</param>
public sealed record PlaceOrderShape(
    string Symbol, OrderSide Side, OrderType Type, decimal Quantity, decimal? LimitPrice = null,
        bool ReduceOnly = false);

/// <summary>The answer: the order as stored.</summary>
public sealed record PlacedOrderShape(string OrderId, long Version, OrderShape Order);

/// <summary>The answer to a cancel: asked for, and confirmed by the venue later.</summary>
public sealed record CancelledOrderShape(string OrderId, long Version);

/// <summary>A bounded list.</summary>
/// <param name="Items">What was found.</param>
/// <param name="NextBefore">Ask again with <c>before</c> of this for what comes next; null at the end.</param>
public sealed record ListShape<T>(ImmutableArray<T> Items, string? NextBefore = null);
