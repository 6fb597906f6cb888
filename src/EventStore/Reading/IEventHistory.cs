using System.Collections.Immutable;
using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.EventStore.Reading;

/// <summary>Reads for people and their tools: what was true at a moment, and what belongs together. None of them is for
/// following the log: an event that commits late may be missing from a page that is asked for too early
/// (<see cref="Tailing.ILogTail"/> never misses one).</summary>
public interface IEventHistory
{
    /// <summary>The events of <paramref name="stream"/> up to and including <paramref name="version"/>, oldest
    /// first.</summary>
    IAsyncEnumerable<StoredEvent> ThroughVersionAsync(string stream, long version, CancellationToken cancellationToken);

    /// <summary>The events of <paramref name="stream"/> as they were at <paramref name="instant"/>: all before the
    /// first one that was stored later.</summary>
    IAsyncEnumerable<StoredEvent> ThroughInstantAsync(
        string stream, DateTimeOffset instant, CancellationToken cancellationToken);

    /// <summary>A page of the events named <paramref name="name"/> after <paramref name="afterPosition"/>, oldest
    /// first, 1 to 10,000 at most.</summary>
    Task<ImmutableArray<StoredEvent>> OfTypeAsync(
        string name, long afterPosition, int limit, CancellationToken cancellationToken);

    /// <summary>A page of everything that the request <paramref name="correlationId"/> caused, over all streams, oldest
    /// first, 1 to 10,000 at most.</summary>
    Task<ImmutableArray<StoredEvent>> CorrelatedAsync(
        string correlationId, long afterPosition, int limit, CancellationToken cancellationToken);

    /// <summary>At most <paramref name="limit"/> events of <paramref name="stream"/> below version
    /// <paramref name="beforeVersion"/>, newest first.</summary>
    Task<ImmutableArray<StoredEvent>> BackwardsAsync(
        string stream, long beforeVersion, int limit, CancellationToken cancellationToken);
}
