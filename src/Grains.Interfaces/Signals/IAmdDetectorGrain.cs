using System.Collections.Immutable;
using Orleans;
using TradingPlatform.Domain.Signals;

namespace TradingPlatform.Grains.Interfaces.Signals;

/// <summary>Reads the AMD phase of one market in one timeframe. Key: <c>VENUE:TICKER/15m</c>. A pure function of the
/// market's
/// candles, so it can answer as of any sequence number.</summary>
[Alias("IAmdDetectorGrain")]
public interface IAmdDetectorGrain : IGrainWithStringKey
{
    /// <summary>Takes in every step up to <paramref name="sequence"/>.</summary>
    [Alias("AdvanceAsync")]
    Task AdvanceAsync(long sequence);

    /// <summary>The phase as of <paramref name="sequence"/>; later steps have no part in it.</summary>
    [Alias("PhaseAsOfAsync")]
    Task<PhaseReading> PhaseAsOfAsync(long sequence);

    /// <summary>The newest <paramref name="limit"/> phase changes (1 to 1,000), oldest first.</summary>
    [Alias("HistoryAsync")]
    Task<ImmutableArray<PhaseReading>> HistoryAsync(int limit);
}
