namespace TradingPlatform.Domain.Trading;

/// <summary>The largest gross notional that an account can come to, whichever of its open orders trade, with the fees
/// of what opens, in quote. Per market the worse side counts: if all buys trade, or if all sells do. What only closes
/// a position costs nothing.</summary>
internal static class WorstCaseNotional
{
    /// <param name="account">The account.</param>
    /// <param name="mark">Prices by symbol; 0 falls back to the last fill's.</param>
    /// <param name="feeRate">Of notional.</param>
    /// <param name="symbol">Where <paramref name="added"/> goes; null when nothing is added.</param>
    /// <param name="added">One more order.</param>
    internal static decimal Of(
        AccountState account, Func<string, decimal> mark, decimal feeRate, string? symbol, Exposure? added)
    {
        var markets = new HashSet<string>(account.Positions.Keys, StringComparer.Ordinal);
        foreach (var (_, order) in account.OpenOrders)
        {
            markets.Add(order.Intent.Symbol);
        }

        if (symbol is not null)
        {
            markets.Add(symbol);
        }

        return markets.Sum(market => OfMarket(
            account, market, mark, feeRate, string.Equals(market, symbol, StringComparison.Ordinal) ? added : null));
    }

    private static decimal OfMarket(
        AccountState account, string market, Func<string, decimal> mark, decimal feeRate, Exposure? added)
    {
        var position = account.Positions.GetValueOrDefault(market);
        var held = position?.Quantity ?? 0;
        var value = position is null ? 0 : held * AccountMath.MarkOf(position, mark);
        var bought = IfAllTrade(Exposure.Gather(account, market, OrderSide.Buy, added), held, value, feeRate);
        var sold = IfAllTrade(Exposure.Gather(account, market, OrderSide.Sell, added), -held, -value, feeRate);
        return Math.Max(Math.Abs(value), Math.Max(bought, sold));
    }

    /// <summary>Held and value are positive where the orders add to the position. Where they turn it round, those that
    /// only close it are taken to be the cheapest.</summary>
    private static decimal IfAllTrade(List<Exposure> orders, decimal held, decimal value, decimal feeRate)
    {
        var opening = orders.Sum(order => order.Quantity) + Math.Min(0, held);
        var notional = Math.Max(0, value);
        foreach (var order in orders.OrderByDescending(order => order.Price))
        {
            var opens = Math.Clamp(opening, 0, order.Quantity);
            notional += opens * order.Price * (1 + feeRate);
            opening -= opens;
        }

        return notional;
    }
}
