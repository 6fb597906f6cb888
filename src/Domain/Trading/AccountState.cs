using System.Collections.Immutable;

namespace TradingPlatform.Domain.Trading;

/// <summary>An order as its account knows it.</summary>
/// <param name="Intent">What was asked.</param>
/// <param name="State">Where it is in its life.</param>
/// <param name="FilledQuantity">In base.</param>
/// <param name="FilledNotional">Σ price · quantity of its fills, in quote.</param>
/// <param name="Fees">Σ fees of its fills, in quote.</param>
/// <param name="ReferencePrice">The price it was valued at when placed, in quote.</param>
/// <param name="CancelRequested">True while the venue has not confirmed a cancel.</param>
/// <param name="PlacedAt">Market time.</param>
/// <param name="UpdatedAt">Market time of the last change.</param>
/// <param name="PlacedSequence">The symbol's sequence number at placing.</param>
/// <param name="Reason">Why it ended, if the venue said.</param>
public sealed record Order(
    OrderIntent Intent,
    OrderState State,
    decimal FilledQuantity,
    decimal FilledNotional,
    decimal Fees,
    decimal ReferencePrice,
    bool CancelRequested,
    DateTimeOffset PlacedAt,
    DateTimeOffset UpdatedAt,
    long PlacedSequence,
    string Reason)
{
    /// <summary>Not yet traded, in base.</summary>
    public decimal Remaining => Intent.Quantity - FilledQuantity;

    internal bool IsIn(string symbol) => string.Equals(Intent.Symbol, symbol, StringComparison.Ordinal);

    /// <summary>True while the venue may still trade it.</summary>
    public bool IsOpen => State is OrderState.Intent or OrderState.Sent or OrderState.Unknown
        or OrderState.Live or OrderState.PartiallyFilled;
}

/// <summary>A netted position in one symbol.</summary>
/// <param name="Symbol"><c>VENUE:TICKER</c>.</param>
/// <param name="Quantity">In base; negative is short.</param>
/// <param name="AveragePrice">Of the open quantity, in quote; 0 when flat.</param>
/// <param name="RealisedPnl">So far, before fees, in quote.</param>
/// <param name="LastPrice">Of the last fill, in quote; a fallback mark.</param>
public sealed record Position(
    string Symbol, decimal Quantity, decimal AveragePrice, decimal RealisedPnl, decimal LastPrice)
{
    /// <summary>Profit if closed at <paramref name="mark"/>, before fees, in quote.</summary>
    public decimal UnrealisedPnl(decimal mark) => (Quantity * mark) - PositionMath.Cost(this);
}

/// <summary>One fill, for lists and markers on a chart.</summary>
public sealed record Fill(
    string OrderId,
    string Symbol,
    OrderSide Side,
    decimal Price,
    decimal Quantity,
    decimal Fee,
    Liquidity Liquidity,
    decimal RealisedPnl,
    DateTimeOffset At,
    long Sequence);

/// <summary>Everything true of one account, folded from its events.</summary>
/// <param name="Owner">Empty until opened.</param>
/// <param name="Currency">The quote asset it is kept in.</param>
/// <param name="Cash">Opening balance + realised profit − fees, in that currency.</param>
/// <param name="OpeningCash">The opening balance.</param>
/// <param name="LeverageMax">Largest notional over equity.</param>
/// <param name="Fees">Paid so far.</param>
/// <param name="Positions">By symbol; a flat one stays with its realised profit.</param>
/// <param name="OpenOrders">By id.</param>
/// <param name="RecentOrders">Ended orders, newest last, at most <see cref="RecentMax"/>.</param>
/// <param name="RecentFills">Newest last, at most <see cref="RecentMax"/>.</param>
/// <param name="OrderIds">The newest ids placed, at most <see cref="OrderIdsMax"/>, with the intent's fingerprint, so
/// that a repeat is known and another intent refused. The store knows the older ones.</param>
/// <param name="LastReport">The venue's last report number taken in, by symbol.</param>
/// <param name="LastSequence">The newest market step that any event so far belongs to.</param>
public sealed record AccountState(
    string Owner,
    string Currency,
    decimal Cash,
    decimal OpeningCash,
    decimal LeverageMax,
    decimal Fees,
    ImmutableSortedDictionary<string, Position> Positions,
    ImmutableDictionary<string, Order> OpenOrders,
    ImmutableList<Order> RecentOrders,
    ImmutableList<Fill> RecentFills,
    RecentMap<string, string> OrderIds,
    ImmutableDictionary<string, long> LastReport,
    long LastSequence)
{
    /// <summary>How many ended orders and fills are kept in memory; older ones are in the stream.</summary>
    public const int RecentMax = 200;

    /// <summary>How many order ids are remembered, those of open orders apart.</summary>
    public static int OrderIdsMax => 2_000;

    /// <summary>True once opened.</summary>
    public bool IsOpen => Owner.Length > 0;

    /// <summary>The fingerprint of the intent that <paramref name="orderId"/> was placed with; null when the id is not
    /// known, or not any more.</summary>
    internal string? FingerprintOf(string orderId) => OrderIds.TryGetValue(orderId, out var known)
        ? known
        : OpenOrders.TryGetValue(orderId, out var open) ? OrderIdentity.Fingerprint(open.Intent) : null;
}
