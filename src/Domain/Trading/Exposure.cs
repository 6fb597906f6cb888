namespace TradingPlatform.Domain.Trading;

/// <summary>What one order adds to its side of a market when all that is left of it trades.</summary>
/// <param name="Side">Buys or sells.</param>
/// <param name="Quantity">Still to trade, in base.</param>
/// <param name="Price">In quote.</param>
internal readonly record struct Exposure(OrderSide Side, decimal Quantity, decimal Price)
{
    /// <summary>A buy pays its limit at most; a sell gets its limit at least, and the market's price where that is
    /// better.</summary>
    internal static Exposure Of(OrderIntent order, decimal quantity, decimal reference) => new(
        order.Side,
        quantity,
        order switch
        {
            { Type: OrderType.Limit, LimitPrice: { } limit, Side: OrderSide.Buy } => limit,
            { Type: OrderType.Limit, LimitPrice: { } limit } => Math.Max(limit, reference),
            _ => reference,
        });

    /// <summary>The open orders of one side of a market, and <paramref name="added"/> if it is of that side.</summary>
    internal static List<Exposure> Gather(AccountState account, string symbol, OrderSide side, Exposure? added)
    {
        var orders = new List<Exposure>();
        if (added is { } extra && extra.Side == side)
        {
            orders.Add(extra);
        }

        foreach (var (_, open) in account.OpenOrders)
        {
            if (open.Intent.Side == side && open.IsIn(symbol))
            {
                orders.Add(Of(open.Intent, open.Remaining, open.ReferencePrice));
            }
        }

        return orders;
    }

    /// <summary>True when this and every open order of its side together cannot carry the position past zero.</summary>
    internal bool OnlyReduces(AccountState account, string symbol)
    {
        var held = account.Positions.TryGetValue(symbol, out var position) ? position.Quantity : 0;
        var against = Side == OrderSide.Sell ? held : -held;
        return Gather(account, symbol, Side, this).Sum(order => order.Quantity) <= against;
    }
}
