using TradingPlatform.Domain.Market;

namespace TradingPlatform.Domain.Trading;

/// <summary>An order as a venue takes it.</summary>
/// <param name="Account">The account it belongs to.</param>
/// <param name="Intent">The order.</param>
/// <param name="At">Market time of placing.</param>
/// <param name="Sequence">The sequence number that the asker had seen; it trades against later batches only, so nobody
/// trades on a price that led to the decision.</param>
public sealed record VenueOrder(string Account, OrderIntent Intent, DateTimeOffset At, long Sequence);

/// <summary>What may be asked of a symbol's paper venue.</summary>
public abstract record PaperVenueCommand
{
    private PaperVenueCommand() { }

    /// <summary>Takes an order in; a repeat of its id changes nothing.</summary>
    public sealed record Submit(VenueOrder Order, Instrument Instrument) : PaperVenueCommand;

    /// <summary>Takes an order back; one that has ended, or is unknown, changes nothing.</summary>
    public sealed record Cancel(string Account, string OrderId, DateTimeOffset At, long Sequence) : PaperVenueCommand;

    /// <summary>Matches what rests against one step of the market.</summary>
    public sealed record Match(MarketBatch Batch) : PaperVenueCommand;
}

/// <summary>What happened at a paper venue: numbered reports to accounts, and what is needed to go on from them.
/// </summary>
public abstract record PaperVenueEvent
{
    private PaperVenueEvent() { }

    /// <summary>An order rests from here on.</summary>
    [EventType("paper_order_accepted")]
    public sealed record Accepted(VenueOrder Order, ExecutionReport Report) : PaperVenueEvent;

    /// <summary>An order was refused.</summary>
    [EventType("paper_order_rejected")]
    public sealed record Rejected(VenueOrder Order, ExecutionReport Report) : PaperVenueEvent;

    /// <summary>An order traded.</summary>
    [EventType("paper_order_filled")]
    public sealed record Filled(ExecutionReport Report) : PaperVenueEvent;

    /// <summary>An order was taken back.</summary>
    [EventType("paper_order_cancelled")]
    public sealed record Cancelled(ExecutionReport Report) : PaperVenueEvent;

    /// <summary>The trading rules that orders accepted from here on trade by. Carries no report.</summary>
    [EventType("paper_instrument_set")]
    public sealed record InstrumentSet(Instrument Instrument) : PaperVenueEvent;

    /// <summary>A limit order met the market without trading and is a maker from here on. Carries no report.</summary>
    /// <param name="Account">Whose it is.</param>
    /// <param name="OrderId">The order.</param>
    /// <param name="At">Market time.</param>
    /// <param name="Sequence">The symbol's sequence number.</param>
    [EventType("paper_order_rested")]
    public sealed record Rested(string Account, string OrderId, DateTimeOffset At, long Sequence) : PaperVenueEvent;
}
