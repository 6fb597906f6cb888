using System.Collections.Immutable;
using Orleans;
using TradingPlatform.Domain.Market;
using TradingPlatform.Domain.Trading;

namespace TradingPlatform.Grains.Interfaces.Trading;

/// <summary>Matches paper orders of one symbol against its market. Key: <c>VENUE:TICKER</c>. It never calls an account:
/// accounts fetch its numbered reports, and the stream <see cref="Executions"/> nudges them.</summary>
[Alias("IPaperVenueGrain")]
public interface IPaperVenueGrain : IGrainWithStringKey
{
    /// <summary>Namespace of the nudges: the account's id is the key, the venue's symbol the message.</summary>
    const string Executions = "executions";

    /// <summary>Takes an order in. Safe to repeat.</summary>
    [Alias("SubmitAsync")]
    Task SubmitAsync(VenueOrder order, Instrument instrument);

    /// <summary>Takes an order back. Safe to repeat.</summary>
    [Alias("CancelAsync")]
    Task CancelAsync(string account, string orderId, DateTimeOffset at);

    /// <summary>Matches every step up to <paramref name="sequence"/>.</summary>
    [Alias("AdvanceAsync")]
    Task AdvanceAsync(long sequence);

    /// <summary>Reports to <paramref name="account"/> after number <paramref name="afterNumber"/>, in order, at most
    /// 500.
    /// Asking for what follows a number says that everything up to it is safely stored.</summary>
    [Alias("ReportsAsync")]
    Task<ImmutableArray<ExecutionReport>> ReportsAsync(string account, long afterNumber);
}
