namespace TradingPlatform.Domain.Trading;

/// <summary>What an account is worth and may still do, at given prices, in its currency. A mark of 0 or less means "not
/// known": the last fill's price stands in. Cost: a few hundred nanoseconds with one position and few orders.</summary>
public static class AccountMath
{
    /// <summary>Cash + Σ quantity · (mark − average price).</summary>
    /// <param name="account">The account.</param>
    /// <param name="mark">The price of a symbol, in quote.</param>
    public static decimal Equity(AccountState account, Func<string, decimal> mark) =>
        account.Cash + UnrealisedPnl(account, mark);

    /// <summary><see cref="Equity(AccountState, Func{string, decimal})"/> with marks by symbol.</summary>
    public static decimal Equity(AccountState account, IReadOnlyDictionary<string, decimal> marks) =>
        Equity(account, symbol => marks.GetValueOrDefault(symbol));

    /// <summary>Profit if every position were closed at its mark, before fees.</summary>
    /// <param name="account">The account.</param>
    /// <param name="mark">The price of a symbol, in quote.</param>
    public static decimal UnrealisedPnl(AccountState account, Func<string, decimal> mark)
    {
        var sum = 0m;
        foreach (var (_, position) in account.Positions)
        {
            sum += position.Quantity == 0 ? 0 : position.UnrealisedPnl(MarkOf(position, mark));
        }

        return sum;
    }

    /// <summary>Σ |quantity| · mark of the positions.</summary>
    /// <param name="account">The account.</param>
    /// <param name="mark">The price of a symbol, in quote.</param>
    public static decimal GrossNotional(AccountState account, Func<string, decimal> mark)
    {
        var sum = 0m;
        foreach (var (_, position) in account.Positions)
        {
            sum += position.Quantity == 0 ? 0 : Math.Abs(position.Quantity) * MarkOf(position, mark);
        }

        return sum;
    }

    /// <summary>Notional that may still be opened: equity · leverage − the worst case of positions and open orders with
    /// the taker's fee; never below 0. An order that reduces needs none of it.</summary>
    /// <param name="account">The account.</param>
    /// <param name="mark">The price of a symbol, in quote.</param>
    public static decimal BuyingPower(AccountState account, Func<string, decimal> mark) =>
        BuyingPower(account, mark, AccountTerms.Default);

    /// <summary><see cref="BuyingPower(AccountState, Func{string, decimal})"/> under other terms.</summary>
    public static decimal BuyingPower(AccountState account, Func<string, decimal> mark, AccountTerms terms)
    {
        var worst = WorstCaseNotional.Of(account, mark, terms.TakerFeeRate, null, null);
        return Math.Max(0, (Equity(account, mark) * account.LeverageMax) - worst);
    }

    internal static decimal MarkOf(Position position, Func<string, decimal> mark)
    {
        var price = mark(position.Symbol);
        return price > 0 ? price : position.LastPrice;
    }
}
