using System.Collections.Immutable;
using System.Text.Json;
using TradingPlatform.Domain.Market;
using TradingPlatform.EventStore.Aggregates;
using TradingPlatform.EventStore.Appending;
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
    private readonly Dictionary<(string, string), long> _commands = [];
    private readonly SortedDictionary<string, (long Version, byte[] Body)> _snapshots = new(StringComparer.Ordinal);
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

    /// <summary>The version that a command reached, or null.</summary>
    public long? Command(string stream, string commandId) =>
        _commands.TryGetValue((stream, commandId), out var reached) ? reached : null;

    /// <summary>Every state that is kept, with its version and its stream, written as JSON.</summary>
    public IEnumerable<(string Stream, long Version, byte[] Body)> Snapshots =>
        _snapshots.Select(kept => (kept.Key, kept.Value.Version, kept.Value.Body));

    /// <summary>The state of <paramref name="stream"/> that is kept, or null.</summary>
    public StreamSnapshot<TState>? Snapshot<TState>(string stream)
        where TState : notnull =>
        _snapshots.TryGetValue(stream, out var kept)
            ? new StreamSnapshot<TState>(kept.Version, (TState)StateJson.Read(kept.Body, typeof(TState)))
            : null;

    /// <summary>Keeps a state, unless a newer one is kept.</summary>
    public void Keep<TState>(string stream, long version, TState state)
        where TState : notnull
    {
        if (!_snapshots.TryGetValue(stream, out var kept) || kept.Version < version)
        {
            _snapshots[stream] = (version, JsonSerializer.SerializeToUtf8Bytes(state, StateJson.Options));
        }
    }

    /// <summary>Stores all of <paramref name="request"/>, or nothing.</summary>
    /// <returns>Null when another writer was first.</returns>
    public AppendReceipt? TryCommit(AppendRequest request)
    {
        AppendRules.Check(request);
        if (request.CommandId is { } known && _commands.TryGetValue((request.Stream, known), out var reached))
        {
            return new AppendReceipt(reached, IsRepeat: true);
        }

        var batches = request.Batches.IsDefault ? [] : request.Batches;
        var first = new StreamAppend(request.Stream, request.ExpectedVersion, request.Events);
        StreamAppend[] parts = [first, .. request.Also];
        if (Array.Exists(parts, part => Of(_streams, part.Stream).Count != part.ExpectedVersion)
            || !AreNext(batches, request.BatchesFollow))
        {
            return null;
        }

        Array.ForEach(parts, part => Store(request, part));
        foreach (var batch in batches)
        {
            Of(_batches, batch.Symbol).Add(batch);
        }

        var receipt = new AppendReceipt(Of(_streams, request.Stream).Count, IsRepeat: false);
        if (request.CommandId is { } command)
        {
            _commands[(request.Stream, command)] = receipt.Version;
        }

        return receipt;
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

    private void Store(AppendRequest request, StreamAppend part)
    {
        var stream = Of(_streams, part.Stream);
        foreach (var body in part.Events.IsDefault ? [] : part.Events)
        {
            var name = EventCatalog.Domain.NameOf(body.GetType()).Stored;
            var stored = new StoredEvent(
                _all.Count + 1, part.Stream, stream.Count + 1, name, body, clock.GetUtcNow(), request.CorrelationId,
                request.CausationId);
            _all.Add(stored);
            stream.Add(stored);
        }
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
