using System.Collections.Immutable;
using TradingPlatform.Domain.Market;

namespace TradingPlatform.Domain.Trading;

/// <summary>The rules of one symbol's paper venue: it takes orders in, matches them against the real market, and tells
/// accounts in numbered reports. Nobody gets a better price, or more of it, than the market showed.</summary>
/// <remarks>
/// Matching, pessimistic on purpose:
/// an order trades in steps after its own sequence number; all events of one step come from one decision;
/// where a step brings a book, market orders and limits that cross it take its levels, without moving the market;
/// where it brings none, they take a share of each trade at its price, worsened by slippage;
/// a limit order that has met the market is a maker: it trades at its limit, and only when a trade goes through it;
/// makers come before takers, among makers price then time, among takers time, buys before sells where both qualify;
/// time is the step an asker had seen, and within one step the ids of account and order decide;
/// a reduce-only order trades at most what its account holds here and is taken back when nothing is left to reduce.
/// </remarks>
public static class PaperVenue
{
    /// <summary>The rules of <paramref name="symbol"/>'s venue.</summary>
    /// <exception cref="ArgumentException">The terms are outside their bounds; or, thrown by Decide, a step is of
    /// another symbol.</exception>
    public static Decider<PaperVenueState, PaperVenueCommand, PaperVenueEvent> For(string symbol, PaperVenueTerms terms)
    {
        ArgumentException.ThrowIfNullOrEmpty(symbol);
        ArgumentNullException.ThrowIfNull(terms);
        var valid = PaperVenueTerms.Checked(terms);
        return new(
            PaperVenueState.Unused,
            (venue, command) => command switch
            {
                PaperVenueCommand.Submit submit => Decide(symbol, venue, submit),
                PaperVenueCommand.Cancel cancel => Decide(symbol, venue, cancel),
                PaperVenueCommand.Match match => Decide(symbol, valid, venue, match.Batch),
                _ => throw new InvalidOperationException($"Unknown command {command.GetType().Name}."),
            },
            PaperVenueEvolving.Evolve);
    }

    private static Decision<PaperVenueEvent> Decide(
        string symbol, PaperVenueState venue, PaperVenueCommand.Submit submit)
    {
        var order = submit.Order;
        if (venue.ArrivalOf(new PaperOrderKey(order.Account, order.Intent.OrderId)) is not null)
        {
            return Decision.AlreadyDone<PaperVenueEvent>();
        }

        var number = venue.Accounts.GetValueOrDefault(order.Account, PaperAccount.Empty).LastNumber + 1;
        var reason = WhyNot(symbol, submit);
        var report = new ExecutionReport(
            order.Account,
            number,
            symbol,
            order.Intent.OrderId,
            reason.Length == 0 ? ExecutionKind.Accepted : ExecutionKind.Rejected,
            Price: 0,
            Quantity: 0,
            Fee: 0,
            Liquidity.Taker,
            order.At,
            order.Sequence,
            reason);
        if (reason.Length > 0)
        {
            return new PaperVenueEvent.Rejected(order, report);
        }

        var accepted = new PaperVenueEvent.Accepted(order, report);
        return submit.Instrument == venue.Instrument
            ? accepted
            : ImmutableArray.Create<PaperVenueEvent>(new PaperVenueEvent.InstrumentSet(submit.Instrument), accepted);
    }

    private static string WhyNot(string symbol, PaperVenueCommand.Submit submit)
    {
        var (intent, instrument) = (submit.Order.Intent, submit.Instrument);
        if (!string.Equals(intent.Symbol, symbol, StringComparison.Ordinal))
        {
            return $"{intent.Symbol} is not traded here; this is {symbol}.";
        }

        if (!string.Equals(instrument.Symbol, symbol, StringComparison.Ordinal))
        {
            return $"The trading rules given are those of {instrument.Symbol}; this is {symbol}.";
        }

        // What the order is worth was judged by its account, which knew a price; here the steps alone matter, because a
        // remainder that is no whole step would never trade.
        return OrderFilters.Check(instrument with { NotionalMin = 0 }, intent, referencePrice: 1)?.Detail ?? "";
    }

    private static Decision<PaperVenueEvent> Decide(
        string symbol, PaperVenueState venue, PaperVenueCommand.Cancel cancel)
    {
        if (venue.ArrivalOf(new PaperOrderKey(cancel.Account, cancel.OrderId)) is not { } arrival
            || !venue.Open.ContainsKey(arrival))
        {
            return Decision.AlreadyDone<PaperVenueEvent>();
        }

        return new PaperVenueEvent.Cancelled(new ExecutionReport(
            cancel.Account,
            venue.Accounts[cancel.Account].LastNumber + 1,
            symbol,
            cancel.OrderId,
            ExecutionKind.Cancelled,
            Price: 0,
            Quantity: 0,
            Fee: 0,
            Liquidity.Taker,
            cancel.At,
            cancel.Sequence,
            "Taken back on request."));
    }

    private static Decision<PaperVenueEvent> Decide(
        string symbol, PaperVenueTerms terms, PaperVenueState venue, MarketBatch batch)
    {
        if (!string.Equals(batch.Symbol, symbol, StringComparison.Ordinal))
        {
            throw new ArgumentException($"A step of {batch.Symbol} came to {symbol}.", nameof(batch));
        }

        return venue.Open.IsEmpty || batch.Sequence <= venue.LastMatched
            ? Decision.AlreadyDone<PaperVenueEvent>()
            : new PaperMatching(venue, terms, batch).Run();
    }
}
