using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using TradingPlatform.Domain.Market;
using TradingPlatform.EventStore.Appending;
using TradingPlatform.EventStore.Events;
using TradingPlatform.EventStore.Json;
using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.EventStore.Memory;

/// <summary>The event log for simulation and tests: the same rules and the same JSON as on PostgreSQL, kept in memory.
/// Every call is done when it returns, so a simulated world stays on one thread.</summary>
public sealed class MemoryEventLog(EventCatalog catalog, TimeProvider clock) : IEventLog
{
    private readonly Lock _gate = new();
    private readonly AppendEncoder _encoder = new(catalog, clock);
    private readonly List<Row> _log = [];
    private readonly SortedDictionary<string, List<Row>> _streams = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedList<long, byte[]>> _batches = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Task AppendAsync(AppendRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var append = _encoder.Encode(request);
        lock (_gate)
        {
            if (Version(append.Stream) != append.ExpectedVersion || !AreNext(append.Batches))
            {
                return Task.FromException(new StaleStreamException(append.Stream, append.ExpectedVersion));
            }

            Store(append);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredEvent> ReadAsync(
        string stream, long afterVersion, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var version = Math.Max(0, afterVersion); ; version++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Row row;
            lock (_gate)
            {
                if (version >= Version(stream))
                {
                    break;
                }

                row = _streams[stream][(int)version];
            }

            yield return Read(row);
        }

        await Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<long> VersionAsync(string stream, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult(Version(stream));
        }
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<StoredEvent>> ReadAllAsync(
        long afterPosition, int limit, CancellationToken cancellationToken)
    {
        Limits.RequirePage(limit);
        List<Row> page;
        lock (_gate)
        {
            var from = (int)Math.Clamp(afterPosition, 0, _log.Count);
            page = _log.GetRange(from, Math.Min(limit, _log.Count - from));
        }

        return Task.FromResult(page.Select(Read).ToImmutableArray());
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<string>> StreamsAsync(
        string prefix, string afterStream, int limit, CancellationToken cancellationToken)
    {
        Limits.RequirePage(limit);
        lock (_gate)
        {
            return Task.FromResult(_streams.Keys
                .Where(id => id.StartsWith(prefix, StringComparison.Ordinal)
                    && string.CompareOrdinal(id, afterStream) > 0)
                .Take(limit)
                .ToImmutableArray());
        }
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<MarketBatch>> ReadBatchesAsync(
        string symbol, long fromSequence, int limit, CancellationToken cancellationToken)
    {
        Limits.RequirePage(limit);
        byte[][] bodies;
        lock (_gate)
        {
            bodies = [.. Batches(symbol)
                .Where(pair => pair.Key >= fromSequence).Take(limit).Select(pair => pair.Value)];
        }

        return Task.FromResult(bodies.Select(Read).ToImmutableArray());
    }

    /// <inheritdoc/>
    public Task<MarketBatch?> LastBatchAsync(string symbol, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var batches = Batches(symbol);
            return Task.FromResult(batches.Count == 0 ? null : Read(batches.Values[^1]));
        }
    }

    private void Store(EncodedAppend append)
    {
        for (var i = 0; i < append.Events.Length; i++)
        {
            var (name, body) = (append.Events[i].Name.Stored, append.Events[i].Body);
            var row = new Row(_log.Count + 1, append.Stream, append.ExpectedVersion + i + 1, name, body, append.At);
            _log.Add(row);
            if (!_streams.TryGetValue(append.Stream, out var stream))
            {
                _streams[append.Stream] = stream = [];
            }

            stream.Add(row);
        }

        foreach (var batch in append.Batches)
        {
            Batches(batch.Symbol).Add(batch.Sequence, batch.Body);
        }
    }

    /// <summary>Whether each step stands behind the very one that its writer saw before it.</summary>
    private bool AreNext(EncodedBatch[] arriving)
    {
        var last = new Dictionary<string, (long Sequence, long Position)>(StringComparer.Ordinal);
        foreach (var batch in arriving)
        {
            var before = last.TryGetValue(batch.Symbol, out var seen) ? seen : LastOf(batch.Symbol);
            if (batch.Sequence != before.Sequence + 1 || (batch.Sequence > 1 && batch.Follows != before.Position))
            {
                return false;
            }

            last[batch.Symbol] = (batch.Sequence, batch.SourcePosition);
        }

        return true;
    }

    private (long Sequence, long Position) LastOf(string symbol)
    {
        var known = Batches(symbol);
        return known.Count == 0 ? (0, 0) : (known.Keys[^1], Read(known.Values[^1]).SourcePosition);
    }

    private long Version(string stream) => _streams.TryGetValue(stream, out var rows) ? rows.Count : 0;

    private SortedList<long, byte[]> Batches(string symbol)
    {
        if (!_batches.TryGetValue(symbol, out var batches))
        {
            _batches[symbol] = batches = [];
        }

        return batches;
    }

    private StoredEvent Read(Row row) => new(
        row.Position, row.Stream, row.Version, row.Name,
        catalog.Read(row.Stream, row.Version, row.Name, row.Body), row.At);

    private static MarketBatch Read(byte[] body) => JsonSerializer.Deserialize<MarketBatch>(body, EventJson.Options)!;

    private sealed record Row(
        long Position, string Stream, long Version, string Name, byte[] Body, DateTimeOffset At);
}
