namespace TradingPlatform.Domain.Trading;

/// <summary>Which way an order trades.</summary>
public enum OrderSide
{
    /// <summary>Buys base with quote.</summary>
    Buy,

    /// <summary>Sells base for quote.</summary>
    Sell,
}

/// <summary>How an order is priced.</summary>
public enum OrderType
{
    /// <summary>At whatever the market gives, now; what cannot be filled waits for the next trades.</summary>
    Market,

    /// <summary>At the limit price or better; rests until filled or cancelled.</summary>
    Limit,
}

/// <summary>The life of an order across every venue. Filled, Cancelled, Rejected and Expired are final.</summary>
public enum OrderState
{
    /// <summary>Decided and stored, not yet sent.</summary>
    Intent,

    /// <summary>Sent, not yet answered.</summary>
    Sent,

    /// <summary>Sent, the answer was lost; left by the venue's evidence alone.</summary>
    Unknown,

    /// <summary>Accepted by the venue.</summary>
    Live,

    /// <summary>Some of it traded, the rest works on.</summary>
    PartiallyFilled,

    /// <summary>All of it traded.</summary>
    Filled,

    /// <summary>Taken back; fills before that stay.</summary>
    Cancelled,

    /// <summary>Refused by the venue.</summary>
    Rejected,

    /// <summary>Ended by the venue; fills before that stay.</summary>
    Expired,
}

/// <summary>Which side of a trade an order was on, for its fee.</summary>
public enum Liquidity
{
    /// <summary>Rested in the book before.</summary>
    Maker,

    /// <summary>Took what rested.</summary>
    Taker,
}

/// <summary>What somebody wants to trade.</summary>
/// <param name="OrderId">1 to 32 letters and digits, chosen by the asker; the same id is the same intent, however often
/// it is sent.</param>
/// <param name="Symbol"><c>VENUE:TICKER</c>.</param>
/// <param name="Side">Buy or sell.</param>
/// <param name="Type">Market or limit.</param>
/// <param name="Quantity">In base, more than zero, a multiple of the instrument's step.</param>
/// <param name="LimitPrice">In quote, a multiple of the tick; null for market orders.</param>
/// <param name="ReduceOnly">True: may only make the position smaller.</param>
public sealed record OrderIntent(
    string OrderId,
    string Symbol,
    OrderSide Side,
    OrderType Type,
    decimal Quantity,
    decimal? LimitPrice,
    bool ReduceOnly);
