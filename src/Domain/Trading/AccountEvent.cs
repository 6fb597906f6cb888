namespace TradingPlatform.Domain.Trading;

/// <summary>What happened to a trading account. Symbols, ids and decimals only: no clock, nothing random.</summary>
public abstract record AccountEvent
{
    private AccountEvent() { }

    /// <summary>The account was opened with paper money.</summary>
    [EventType("account_opened")]
    public sealed record Opened(string Owner, string Currency, decimal Cash, decimal LeverageMax, DateTimeOffset At)
        : AccountEvent;

    /// <summary>An order was accepted by the account's own rules and stored, before anything was sent.</summary>
    [EventType("order_placed")]
    public sealed record OrderPlaced(
        OrderIntent Order, decimal ReferencePrice, DateTimeOffset At, long Sequence) : AccountEvent;

    /// <summary>The venue accepted the order.</summary>
    [EventType("order_accepted")]
    public sealed record OrderAccepted(
        string OrderId, string Symbol, long ReportNumber, DateTimeOffset At, long Sequence) : AccountEvent;

    /// <summary>A fill, with what it did to position and cash.</summary>
    /// <param name="OrderId">The order.</param>
    /// <param name="Symbol">The market.</param>
    /// <param name="Side">Bought or sold.</param>
    /// <param name="Price">In quote.</param>
    /// <param name="Quantity">In base.</param>
    /// <param name="Fee">In quote.</param>
    /// <param name="Liquidity">Maker or taker.</param>
    /// <param name="RealisedPnl">Profit of the part that closed a position, before the fee, in quote.</param>
    /// <param name="ReportNumber">The venue's report number.</param>
    /// <param name="At">Market time.</param>
    /// <param name="Sequence">The symbol's sequence number.</param>
    [EventType("order_filled")]
    public sealed record OrderFilled(
        string OrderId,
        string Symbol,
        OrderSide Side,
        decimal Price,
        decimal Quantity,
        decimal Fee,
        Liquidity Liquidity,
        decimal RealisedPnl,
        long ReportNumber,
        DateTimeOffset At,
        long Sequence) : AccountEvent;

    /// <summary>Somebody asked for the order to be taken back; the venue has not confirmed yet.</summary>
    [EventType("order_cancel_requested")]
    public sealed record CancelRequested(string OrderId, DateTimeOffset At) : AccountEvent;

    /// <summary>The venue took the order back; fills before that stay.</summary>
    [EventType("order_cancelled")]
    public sealed record OrderCancelled(
        string OrderId, string Symbol, long ReportNumber, string Reason, DateTimeOffset At, long Sequence)
        : AccountEvent;

    /// <summary>The venue refused the order.</summary>
    [EventType("order_rejected")]
    public sealed record OrderRejected(
        string OrderId, string Symbol, long ReportNumber, string Reason, DateTimeOffset At, long Sequence)
        : AccountEvent;

    /// <summary>The venue said something about an order that had already ended, or said it twice: nothing changed but
    /// the number of the last report taken in.</summary>
    /// <param name="OrderId">The order.</param>
    /// <param name="Symbol">The market.</param>
    /// <param name="Kind">What the venue said.</param>
    /// <param name="ReportNumber">The venue's report number.</param>
    /// <param name="At">Market time.</param>
    /// <param name="Sequence">The symbol's sequence number.</param>
    [EventType("venue_report_ignored")]
    public sealed record ReportIgnored(
        string OrderId, string Symbol, ExecutionKind Kind, long ReportNumber, DateTimeOffset At, long Sequence)
        : AccountEvent;
}
