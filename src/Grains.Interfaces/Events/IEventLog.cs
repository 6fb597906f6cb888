using System.Collections.Immutable;
using TradingPlatform.Domain.Market;
using TradingPlatform.Grains.Interfaces.Market;

namespace TradingPlatform.Grains.Interfaces.Events;

/// <summary>The append-only truth: one stream per grain, and beside it the market batches that were
/// delivered.</summary>
public interface IEventLog
{
    /// <summary>Appends everything in <paramref name="request"/>, or nothing. Completes when the commit is durable.
    /// Requests of one process commit in the order they were handed in, so whatever is durable implies what came before
    /// it. A request whose command id its stream knows already writes nothing and is answered with the first
    /// one's receipt, whatever version it expects.</summary>
    /// <exception cref="StaleStreamException">Another writer appended first, or what came before failed; nothing was
    /// written.</exception>
    /// <exception cref="StreamArchivedException">The stream is closed for ever; nothing was written.</exception>
    /// <exception cref="EventLogUnavailableException">The store did not answer; whether it committed is told by
    /// <see cref="EventLogUnavailableException.OutcomeUnknown"/>.</exception>
    Task<AppendReceipt> AppendAsync(AppendRequest request, CancellationToken cancellationToken);

    /// <summary>The events of <paramref name="stream"/> after version <paramref name="afterVersion"/>, oldest
    /// first.</summary>
    IAsyncEnumerable<StoredEvent> ReadAsync(string stream, long afterVersion, CancellationToken cancellationToken);

    /// <summary>The version that <paramref name="stream"/> reached when it carried out a command; null when it never
    /// did.</summary>
    Task<long?> CommandAsync(string stream, string commandId, CancellationToken cancellationToken);

    /// <summary>The newest kept state of <paramref name="stream"/>, or null: it was never kept, or by a program that
    /// may
    /// fold differently. A cache: the events after its version lead on from it, and without it all of them
    /// do.</summary>
    Task<StreamSnapshot<TState>?> SnapshotAsync<TState>(string stream, CancellationToken cancellationToken)
        where TState : notnull;

    /// <summary>Offers the state of <paramref name="stream"/> at a durable version for keeping. Costs the caller
    /// nothing; may be kept a little later, or not at all.</summary>
    void OfferSnapshot<TState>(string stream, long version, TState state)
        where TState : notnull;

    /// <summary>After how many events a state is worth keeping again.</summary>
    int SnapshotEvery { get; }

    /// <summary>How many events <paramref name="stream"/> holds; 0 when it does not exist. One indexed read.</summary>
    Task<long> VersionAsync(string stream, CancellationToken cancellationToken);

    /// <summary>A page of the whole log after <paramref name="afterPosition"/>, in an order that never skips an event
    /// that
    /// commits late. At most <paramref name="limit"/> events, 1 to 10,000.</summary>
    Task<ImmutableArray<StoredEvent>> ReadAllAsync(long afterPosition, int limit, CancellationToken cancellationToken);

    /// <summary>The ids of the streams that begin with <paramref name="prefix"/>, in order, after
    /// <paramref name="afterStream"/>.</summary>
    Task<ImmutableArray<string>> StreamsAsync(
        string prefix, string afterStream, int limit, CancellationToken cancellationToken);

    /// <summary>The delivered batches of <paramref name="symbol"/> from sequence <paramref name="fromSequence"/> on,
    /// oldest first.</summary>
    /// <exception cref="StepsGoneException">The first of them was dropped with its month; the error names the first
    /// that is kept. The last one always is, and whatever a symbol needs to go on.</exception>
    Task<ImmutableArray<MarketBatch>> ReadBatchesAsync(
        string symbol, long fromSequence, int limit, CancellationToken cancellationToken);

    /// <summary>The last delivered batch of <paramref name="symbol"/>, or null.</summary>
    Task<MarketBatch?> LastBatchAsync(string symbol, CancellationToken cancellationToken);
}
