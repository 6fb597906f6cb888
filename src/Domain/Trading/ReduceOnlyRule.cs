namespace TradingPlatform.Domain.Trading;

/// <summary>A reduce-only order may take at most what open orders of its side leave of the position.</summary>
internal static class ReduceOnlyRule
{
    internal static Refusal? Check(AccountState account, OrderIntent order)
    {
        if (!order.ReduceOnly)
        {
            return null;
        }

        var held = account.Positions.TryGetValue(order.Symbol, out var position) ? position.Quantity : 0;
        var reducible = order.Side == OrderSide.Sell ? held : -held;
        foreach (var (_, open) in account.OpenOrders)
        {
            if (open.Intent.Side == order.Side && open.IsIn(order.Symbol))
            {
                reducible -= open.Remaining;
            }
        }

        return order.Quantity <= reducible
            ? null
            : AccountRefusal.ReduceOnlyExceeds(order.Quantity, Math.Max(0, reducible));
    }
}
