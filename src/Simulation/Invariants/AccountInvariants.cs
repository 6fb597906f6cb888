using TradingPlatform.Domain.Trading;
using TradingPlatform.Simulation.Oracle;

namespace TradingPlatform.Simulation.Invariants;

/// <summary>Money and positions: what the streams say adds up, and the grains say the same.</summary>
internal static class AccountInvariants
{
    /// <summary>Invariants 3, 6, 7, 10, 12, 16 of every account.</summary>
    public static IEnumerable<Violation> Check(Evidence evidence)
    {
        foreach (var (account, book) in evidence.Books)
        {
            foreach (var (invariant, what) in book.Faults)
            {
                yield return new Violation(invariant, $"{account}: {what}.");
            }

            foreach (var difference in Differences(book, evidence.Accounts[account]))
            {
                yield return new Violation(10, $"{account}: {difference}.");
            }

            foreach (var violation in CheckMoney(account, book, evidence.Accounts[account]))
            {
                yield return violation;
            }
        }
    }

    /// <summary>Equity at the last prices is what came in, plus what sales brought, less purchases and fees, plus what
    /// is held: whatever averages the account keeps in between.</summary>
    private static IEnumerable<Violation> CheckMoney(string account, AccountBook book, AccountState state)
    {
        const decimal Rounding = 0.0000001m;
        var flows = book.OpeningCash - book.Fees;
        var worth = state.Cash;
        foreach (var (symbol, holding) in book.Holdings)
        {
            flows += holding.Flow + (holding.Quantity * holding.LastPrice);
            var position = state.Positions.GetValueOrDefault(symbol);
            worth += (position?.Quantity ?? 0) * (holding.LastPrice - (position?.AveragePrice ?? 0));
        }

        if (Math.Abs(flows - worth) > Rounding * (1 + book.Fills.Count))
        {
            yield return new Violation(4, $"{account} is worth {worth} where its trades leave {flows}.");
        }

        if (book.Orders.Values.Any(order => order.Left < 0) || state.Fees < 0)
        {
            yield return new Violation(2, $"{account} has an order that wants less than nothing, or earns fees.");
        }
    }

    private static IEnumerable<string> Differences(AccountBook book, AccountState state)
    {
        if (state.Cash != book.Cash || state.Fees != book.Fees)
        {
            yield return $"the grain has {state.Cash} and {state.Fees} in fees, the stream {book.Cash} and {book.Fees}";
        }

        foreach (var (symbol, holding) in book.Holdings)
        {
            var held = state.Positions.GetValueOrDefault(symbol)?.Quantity ?? 0;
            if (held != holding.Quantity)
            {
                yield return $"the grain holds {held} {symbol}, the fills add up to {holding.Quantity}";
            }
        }

        var open = book.Open.Select(order => (order.Intent.OrderId, order.Filled)).ToHashSet();
        if (!open.SetEquals(state.OpenOrders.Values.Select(order => (order.Intent.OrderId, order.FilledQuantity))))
        {
            yield return $"the grain has {state.OpenOrders.Count} open orders, the stream {open.Count}, or others";
        }

        var newest = book.Orders.Values.OrderByDescending(order => order.Version).Take(AccountState.OrderIdsMax);
        if (!state.OrderIds.Entries.Keys.ToHashSet(StringComparer.Ordinal).SetEquals(
            newest.Select(order => order.Intent.OrderId)))
        {
            yield return "the grain knows other order ids than the stream";
        }
    }
}
