using System.Collections.Immutable;
using TradingPlatform.Domain.Market;

namespace TradingPlatform.Domain.Trading;

/// <summary>Tells what one step did: fills as they came, then orders that came to rest, then those with nothing left to
/// reduce; numbered per account.</summary>
internal sealed class PaperReports(PaperVenueState venue, PaperVenueTerms terms, MarketBatch batch)
{
    private readonly Dictionary<string, long> _numbers = new(StringComparer.Ordinal);

    /// <param name="fills">What traded.</param>
    /// <param name="orders">Every order that took part, by time.</param>
    /// <param name="seen">True when the step showed a market that an order could meet.</param>
    internal Decision<PaperVenueEvent> Tell(PaperFills fills, List<PaperMatchingOrder> orders, bool seen)
    {
        var events = ImmutableArray.CreateBuilder<PaperVenueEvent>();
        foreach (var fill in fills.All)
        {
            events.Add(new PaperVenueEvent.Filled(Report(fill)));
        }

        foreach (var order in orders)
        {
            if (seen && order is { IsLimit: true, WasResting: false, HasTraded: false })
            {
                events.Add(new PaperVenueEvent.Rested(
                    order.Order.Account, order.Intent.OrderId, batch.At, batch.Sequence));
            }
        }

        foreach (var order in orders)
        {
            if (order.Intent.ReduceOnly && order.Remaining > 0
                && PaperPricing.WholeSteps(order.Instrument, fills.Reducible(order)) == 0)
            {
                events.Add(new PaperVenueEvent.Cancelled(NothingToReduce(order)));
            }
        }

        return events.DrainToImmutable();
    }

    private ExecutionReport Report(PaperFill fill) => new(
        fill.Order.Order.Account,
        NextNumber(fill.Order.Order.Account),
        batch.Symbol,
        fill.Order.Intent.OrderId,
        ExecutionKind.Filled,
        fill.Price,
        fill.Quantity,
        PaperPricing.Fee(terms, fill.Liquidity, fill.Price * fill.Quantity),
        fill.Liquidity,
        fill.At,
        batch.Sequence,
        Reason: "");

    private ExecutionReport NothingToReduce(PaperMatchingOrder order) => new(
        order.Order.Account,
        NextNumber(order.Order.Account),
        batch.Symbol,
        order.Intent.OrderId,
        ExecutionKind.Cancelled,
        Price: 0,
        Quantity: 0,
        Fee: 0,
        Liquidity.Taker,
        batch.At,
        batch.Sequence,
        "Reduce-only, and nothing is left to reduce.");

    private long NextNumber(string account)
    {
        var last = _numbers.TryGetValue(account, out var told)
            ? told
            : venue.Accounts.GetValueOrDefault(account, PaperAccount.Empty).LastNumber;
        return _numbers[account] = last + 1;
    }
}
