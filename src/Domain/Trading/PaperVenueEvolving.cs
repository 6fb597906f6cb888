using System.Collections.Immutable;
using TradingPlatform.Domain.Market;

namespace TradingPlatform.Domain.Trading;

/// <summary>What an event makes of a paper venue.</summary>
internal static class PaperVenueEvolving
{
    internal static PaperVenueState Evolve(PaperVenueState venue, PaperVenueEvent happened) => happened switch
    {
        PaperVenueEvent.InstrumentSet e => venue with { Instrument = e.Instrument },
        PaperVenueEvent.Accepted e => Arrived(venue, e.Order, e.Report) with
        {
            Open = venue.Open.Add(
                venue.Arrivals + 1,
                new PaperOrder(e.Order, RulesOf(venue), e.Order.Intent.Quantity, Resting: false)),
        },
        PaperVenueEvent.Rejected e => Arrived(venue, e.Order, e.Report),
        PaperVenueEvent.Filled e => Filled(venue, e.Report),
        PaperVenueEvent.Rested e => Rested(venue, e),
        PaperVenueEvent.Cancelled e => venue with
        {
            Open = venue.Open.Remove(ArrivalOf(venue, e.Report.Account, e.Report.OrderId)),
            Accounts = Told(venue.Accounts, e.Report, traded: 0),
        },
        _ => throw new InvalidOperationException($"Unknown event {happened.GetType().Name}."),
    };

    private static PaperVenueState Arrived(PaperVenueState venue, VenueOrder order, ExecutionReport report) =>
        venue with
        {
            Arrivals = venue.Arrivals + 1,
            Known = venue.Known.Add(
                new PaperOrderKey(order.Account, order.Intent.OrderId), venue.Arrivals + 1, PaperVenueState.KnownMax),
            Accounts = Told(venue.Accounts, report, traded: 0),
        };

    private static PaperVenueState Filled(PaperVenueState venue, ExecutionReport report)
    {
        var arrival = ArrivalOf(venue, report.Account, report.OrderId);
        var before = venue.Open[arrival];
        var after = before with
        {
            Remaining = before.Remaining - report.Quantity,
            Resting = before.Order.Intent.Type == OrderType.Limit,
        };
        var traded = before.Order.Intent.Side == OrderSide.Buy ? report.Quantity : -report.Quantity;
        return venue with
        {
            LastMatched = report.Sequence,
            Open = after.Remaining == 0 ? venue.Open.Remove(arrival) : venue.Open.SetItem(arrival, after),
            Accounts = Told(venue.Accounts, report, traded),
        };
    }

    private static PaperVenueState Rested(PaperVenueState venue, PaperVenueEvent.Rested e)
    {
        var arrival = ArrivalOf(venue, e.Account, e.OrderId);
        return venue with
        {
            LastMatched = e.Sequence,
            Open = venue.Open.SetItem(arrival, venue.Open[arrival] with { Resting = true }),
        };
    }

    private static long ArrivalOf(PaperVenueState venue, string account, string orderId) =>
        venue.ArrivalOf(new PaperOrderKey(account, orderId))
        ?? throw new InvalidOperationException($"Order {orderId} of {account} never came here.");

    private static Instrument RulesOf(PaperVenueState venue) =>
        venue.Instrument ?? throw new InvalidOperationException("An order was accepted before any trading rules.");

    private static ImmutableDictionary<string, PaperAccount> Told(
        ImmutableDictionary<string, PaperAccount> accounts, ExecutionReport report, decimal traded)
    {
        var known = accounts.GetValueOrDefault(report.Account, PaperAccount.Empty);
        return accounts.SetItem(
            report.Account,
            new PaperAccount(report.Number, known.Position + traded, known.Unconfirmed.Add(report)));
    }
}
