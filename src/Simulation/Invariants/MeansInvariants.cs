using TradingPlatform.Domain.Trading;
using TradingPlatform.Simulation.Oracle;
using TradingPlatform.Simulation.Workload;

namespace TradingPlatform.Simulation.Invariants;

/// <summary>Nobody trades beyond their means: every order was bearable at the version that placed it.</summary>
internal static class MeansInvariants
{
    /// <summary>Invariant 2 of every order that was placed.</summary>
    public static IEnumerable<Violation> Check(Evidence evidence)
    {
        foreach (var (account, _, _) in Cast.Accounts)
        {
            var book = new AccountBook();
            foreach (var stored in evidence.Store.Stream($"account-{account}"))
            {
                if (stored.Body is AccountEvent.OrderPlaced placed && IsBeyond(book, placed, evidence))
                {
                    yield return new Violation(
                        2, $"{account}: order {placed.Order.OrderId} is beyond its means at version {stored.Version}.");
                }

                book.Read(stored);
            }
        }
    }

    private static bool IsBeyond(AccountBook book, AccountEvent.OrderPlaced placed, Evidence evidence)
    {
        var order = placed.Order;
        if (order.ReduceOnly)
        {
            var held = book.Holdings.TryGetValue(order.Symbol, out var holding) ? holding.Quantity : 0;
            return order.Quantity > (order.Side == OrderSide.Sell ? held : -held);
        }

        var instrument = evidence.Markets.First(
            market => string.Equals(market.Instrument.Symbol, order.Symbol, StringComparison.Ordinal)).Instrument;
        return OrderJudge.CannotBear(
            book,
            new AccountCommand.Place(order, instrument, placed.ReferencePrice, placed.At, placed.Sequence));
    }
}
