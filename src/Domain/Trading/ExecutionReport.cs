namespace TradingPlatform.Domain.Trading;

/// <summary>What a venue says about an order.</summary>
public enum ExecutionKind
{
    /// <summary>The order works.</summary>
    Accepted,

    /// <summary>A part of it, or all, traded.</summary>
    Filled,

    /// <summary>It was taken back.</summary>
    Cancelled,

    /// <summary>The venue refused it.</summary>
    Rejected,
}

/// <summary>One numbered report of a venue to an account. Truth about an order comes in these alone.</summary>
/// <param name="Account">The account it is for.</param>
/// <param name="Number">1, 2, 3 … without hole per venue symbol and account: a repeated one is ignored, a missing one
/// fetched.</param>
/// <param name="Symbol"><c>VENUE:TICKER</c>.</param>
/// <param name="OrderId">The order's id.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Price">Of this fill, in quote; 0 when nothing traded.</param>
/// <param name="Quantity">Of this fill, in base; 0 when nothing traded.</param>
/// <param name="Fee">Of this fill, in quote; 0 when nothing traded.</param>
/// <param name="Liquidity">Maker or taker, for a fill.</param>
/// <param name="At">Market time.</param>
/// <param name="Sequence">The symbol's sequence number at which it happened.</param>
/// <param name="Reason">For people: why rejected or cancelled; empty otherwise.</param>
public sealed record ExecutionReport(
    string Account,
    long Number,
    string Symbol,
    string OrderId,
    ExecutionKind Kind,
    decimal Price,
    decimal Quantity,
    decimal Fee,
    Liquidity Liquidity,
    DateTimeOffset At,
    long Sequence,
    string Reason);
