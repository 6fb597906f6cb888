using System.Collections.Immutable;
using TradingPlatform.Domain.Market;
using TradingPlatform.EventStore.Events;
using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.Simulation.Storage;

/// <summary>What is durable in a simulated world: it outlives every process. Events are kept as they are; that they
/// come back whole from JSON is checked when the world ends.</summary>
/// <param name="clock">The world's time, for the rows.</param>
public sealed class SimulatedStore(TimeProvider clock)
{
    private readonly List<StoredEvent> _all = [];
    private readonly SortedDictionary<string, List<StoredEvent>> _streams = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, List<MarketBatch>> _batches = new(StringComparer.Ordinal);

    /// <summary>Everything that was ever appended, in the order of commits.</summary>
    public IReadOnlyList<StoredEvent> All => _all;

    /// <summary>The ids of all streams, in order.</summary>
    public IEnumerable<string> Streams => _streams.Keys;

    /// <summary>True while nobody is answered.</summary>
    public bool IsAway { get; set; }

    /// <summary>The events of <paramref name="stream"/>, oldest first.</summary>
    public IReadOnlyList<StoredEvent> Stream(string stream) => _streams.GetValueOrDefault(stream) ?? [];

    /// <summary>The delivered steps of <paramref name="symbol"/>, from number 1.</summary>
    public IReadOnlyList<MarketBatch> Batches(string symbol) => _batches.GetValueOrDefault(symbol) ?? [];

    /// <summary>Stores all of <paramref name="request"/>, or nothing.</summary>
    /// <returns>False when another writer was first.</returns>
    public bool TryCommit(AppendRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var stream = Of(_streams, request.Stream);
        var batches = request.Batches.IsDefault ? [] : request.Batches;
        if (stream.Count != request.ExpectedVersion || !AreNext(batches, request.BatchesFollow))
        {
            return false;
        }

        var events = request.Events.IsDefault ? [] : request.Events;
        foreach (var body in events)
        {
            var name = EventCatalog.Domain.NameOf(body.GetType()).Stored;
            var stored = new StoredEvent(
                _all.Count + 1, request.Stream, stream.Count + 1, name, body, clock.GetUtcNow());
            _all.Add(stored);
            stream.Add(stored);
        }

        foreach (var batch in batches)
        {
            Of(_batches, batch.Symbol).Add(batch);
        }

        return true;
    }

    /// <summary>A page of the streams that begin with <paramref name="prefix"/>.</summary>
    public ImmutableArray<string> StreamsFrom(string prefix, string afterStream, int limit) =>
    [
        .. _streams.Keys.Where(id => id.StartsWith(prefix, StringComparison.Ordinal)
            && string.CompareOrdinal(id, afterStream) > 0).Take(limit),
    ];

    private static List<T> Of<T>(SortedDictionary<string, List<T>> lists, string key)
    {
        if (!lists.TryGetValue(key, out var list))
        {
            lists[key] = list = [];
        }

        return list;
    }

    /// <summary>Whether each step stands behind the very one that its writer saw before it, as on PostgreSQL.</summary>
    private bool AreNext(ImmutableArray<MarketBatch> arriving, long follows)
    {
        foreach (var batch in arriving)
        {
            var place = (int)(batch.Sequence - arriving[0].Sequence);
            var known = Of(_batches, batch.Symbol);
            var before = place > 0 ? arriving[place - 1] : known.Count == 0 ? null : known[^1];
            var position = place > 0 ? before!.SourcePosition : follows;
            if (batch.Sequence != (before?.Sequence ?? 0) + 1
                || (before is not null && before.SourcePosition != position))
            {
                return false;
            }
        }

        return true;
    }
}
