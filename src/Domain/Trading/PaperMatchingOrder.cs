using TradingPlatform.Domain.Market;

namespace TradingPlatform.Domain.Trading;

/// <summary>A part of an order that traded in one step at one price.</summary>
internal sealed record PaperFill(
    PaperMatchingOrder Order, Liquidity Liquidity, decimal Price, decimal Quantity, DateTimeOffset At);

/// <summary>One order while a step is matched; scratch, gone with the decision.</summary>
internal sealed class PaperMatchingOrder(int rank, PaperOrder order)
{
    /// <summary>Its time priority in this step, from 0.</summary>
    internal int Rank => rank;

    internal VenueOrder Order => order.Order;

    internal OrderIntent Intent => order.Order.Intent;

    internal Instrument Instrument => order.Instrument;

    internal bool WasResting => order.Resting;

    internal bool IsBuy => Intent.Side == OrderSide.Buy;

    internal bool IsLimit => Intent.Type == OrderType.Limit;

    internal decimal Limit => Intent.LimitPrice ?? 0;

    internal decimal Remaining { get; set; } = order.Remaining;

    internal bool HasTraded => Remaining != order.Remaining;

    /// <summary>True when a price is strictly better than the limit.</summary>
    internal bool IsThrough(decimal price) => IsBuy ? price < Limit : price > Limit;

    /// <summary>True when a taker may have this price: any for a market order, up to its limit for another.</summary>
    internal bool Allows(decimal price) => !IsLimit || price == Limit || IsThrough(price);

    /// <summary>The price, or the limit where that is better for the order.</summary>
    internal decimal AtMost(decimal price) => Allows(price) ? price : Limit;

    internal decimal Signed(decimal quantity) => IsBuy ? quantity : -quantity;
}
