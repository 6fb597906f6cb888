using TradingPlatform.Domain.Market;
using TradingPlatform.Domain.Trading;
using TradingPlatform.Simulation.Oracle;

namespace TradingPlatform.Simulation.Invariants;

/// <summary>Trades: each happened once, on both sides, in a market that was really there, and never before its order
/// could know.</summary>
internal static class VenueInvariants
{
    private const decimal ParticipationMax = 0.25m;
    private const decimal MakerRate = 0.0002m;
    private const decimal TakerRate = 0.0005m;
    private const decimal SlippageRate = 0.0002m;
    private const decimal Tick = 0.01m;
    private const decimal QuantityStep = 0.0001m;
    private const decimal FeeUnit = 100_000_000m;

    /// <summary>Invariants 6, 7, 15 and 16 of every venue.</summary>
    public static IEnumerable<Violation> Check(Evidence evidence)
    {
        foreach (var (symbol, venue) in evidence.Venues)
        {
            var steps = evidence.Store.Batches(symbol);
            var problems = venue.Faults.Select(fault => new Violation(fault.Invariant, $"{symbol}: {fault.What}."))
                .Concat(venue.Orders.Values.SelectMany(order => CheckOwner(evidence, order)))
                .Concat(venue.Fills.SelectMany(fill => CheckFill(evidence, venue, steps, fill)))
                .Concat(CheckShares(symbol, venue, steps))
                .Concat(CheckDue(venue, steps));
            foreach (var problem in problems)
            {
                yield return problem;
            }
        }

        foreach (var (account, book) in evidence.Books)
        {
            foreach (var ((symbol, number), fill) in book.Fills)
            {
                if (!evidence.Venues[symbol].Fills.Exists(report => IsSame(account, number, fill, report)))
                {
                    yield return new Violation(7, $"{account} has fill {number} of {symbol} that nobody gave.");
                }
            }
        }
    }

    private static bool IsSame(string account, long number, AccountEvent.OrderFilled fill, ExecutionReport report) =>
        report.Number == number && string.Equals(report.Account, account, StringComparison.Ordinal)
        && report.Price == fill.Price && report.Quantity == fill.Quantity && report.Fee == fill.Fee
        && string.Equals(report.OrderId, fill.OrderId, StringComparison.Ordinal);

    private static IEnumerable<Violation> CheckOwner(Evidence evidence, VenueOrder order)
    {
        if (!evidence.Books[order.Account].Orders.TryGetValue(order.Intent.OrderId, out var placed)
            || placed.Intent != order.Intent)
        {
            yield return new Violation(
                16, $"The venue has order {order.Intent.OrderId} that {order.Account} did not place like that.");
        }
    }

    private static IEnumerable<Violation> CheckFill(
        Evidence evidence, VenueBook venue, IReadOnlyList<MarketBatch> steps, ExecutionReport fill)
    {
        var order = venue.Orders[(fill.Account, fill.OrderId)];
        if (fill.Sequence <= order.Sequence || fill.Sequence > steps.Count)
        {
            yield return new Violation(
                15, $"{fill.OrderId} was placed at step {order.Sequence} and traded at {fill.Sequence}.");
            yield break;
        }

        var why = PriceFault(order.Intent, steps[(int)fill.Sequence - 1], fill);
        if (why.Length > 0)
        {
            yield return new Violation(15, $"{fill.OrderId} traded at {fill.Price} in step {fill.Sequence}: {why}.");
        }

        var rate = fill.Liquidity == Liquidity.Maker ? MakerRate : TakerRate;
        if (fill.Fee != Math.Ceiling(fill.Price * fill.Quantity * rate * FeeUnit) / FeeUnit)
        {
            yield return new Violation(3, $"{fill.OrderId} paid {fill.Fee} for {fill.Quantity} at {fill.Price}.");
        }

        if (!evidence.Books[fill.Account].Fills.ContainsKey((fill.Symbol, fill.Number)))
        {
            yield return new Violation(7, $"{fill.Account} never took in fill {fill.Number} of {fill.Symbol}.");
        }
    }

    private static string PriceFault(OrderIntent order, MarketBatch step, ExecutionReport fill)
    {
        var isBuy = order.Side == OrderSide.Buy;
        if (order.LimitPrice is { } limit && (isBuy ? fill.Price > limit : fill.Price < limit))
        {
            return $"its limit was {limit}";
        }

        var trades = step.Trades.Where(trade => trade.Quantity > 0).Select(trade => trade.Price).ToList();
        if (fill.Liquidity == Liquidity.Maker)
        {
            return trades.Exists(price => isBuy ? price < fill.Price : price > fill.Price)
                ? "" : "no trade went through it";
        }

        var offers = step.Book is { } book
            ? (isBuy ? book.Asks : book.Bids).Select(level => level.Price).ToList()
            : trades;
        var worst = isBuy ? offers.Max() * (1 + SlippageRate) + Tick : offers.Min() * (1 - SlippageRate) - Tick;
        return offers.Exists(price => isBuy ? price <= fill.Price : price >= fill.Price)
            && (isBuy ? fill.Price <= worst : fill.Price >= worst) ? "" : "nobody gave that price";
    }

    /// <summary>An order at the market that still waits was never passed over: in no step since it came was something
    /// traded while nobody here got any of it.</summary>
    private static IEnumerable<Violation> CheckDue(VenueBook venue, IReadOnlyList<MarketBatch> steps) =>
        from order in venue.Open
        where order.Intent is { Type: OrderType.Market, ReduceOnly: false }
        let key = (order.Account, order.Intent.OrderId)
        let missed = steps.FirstOrDefault(step => step.Sequence > Math.Max(order.Sequence, venue.Before[key])
            && !venue.Eventful.Contains(step.Sequence) && step.Book is null
            && step.Trades.Any(trade => trade.Quantity * ParticipationMax >= QuantityStep))
        where missed is not null
        select new Violation(8, $"{key.OrderId} of {key.Account} waits; step {missed.Sequence} would have filled it.");

    private static IEnumerable<Violation> CheckShares(
        string symbol, VenueBook venue, IReadOnlyList<MarketBatch> steps) =>
        from fill in venue.Fills
        where fill.Sequence <= steps.Count
        group fill by fill.Sequence into step
        let market = steps[(int)step.Key - 1]
        let shown = market.Trades.Sum(trade => trade.Quantity) * ParticipationMax
        let booked = market.Book is { } book
            ? book.Asks.Sum(level => level.Quantity) + book.Bids.Sum(level => level.Quantity)
            : 0
        let traded = step.Sum(fill => fill.Quantity)
        where traded > shown + booked
        select new Violation(15, $"{traded} {symbol} traded in step {step.Key}, which showed {shown} and {booked}.");
}
