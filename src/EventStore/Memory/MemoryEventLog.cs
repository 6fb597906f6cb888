using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using TradingPlatform.Domain.Market;
using TradingPlatform.EventStore.Appending;
using TradingPlatform.EventStore.Events;
using TradingPlatform.EventStore.Json;
using TradingPlatform.EventStore.Reading;
using TradingPlatform.EventStore.Snapshots;
using TradingPlatform.EventStore.Tailing;
using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.EventStore.Memory;

/// <summary>The event log for simulation and tests: the same rules and the same JSON as on PostgreSQL, kept in memory.
/// Every call is done when it returns, so a simulated world stays on one thread.</summary>
public sealed class MemoryEventLog(EventCatalog catalog, TimeProvider clock) : IEventLog, IEventHistory, ILogTail
{
    private readonly Lock _gate = new();
    private readonly AppendEncoder _encoder = new(catalog, clock);
    private readonly CommitNews _news = new(clock);
    private readonly List<RawEvent> _log = [];
    private readonly Dictionary<(string, string), long> _commands = [];
    private readonly Dictionary<string, SnapshotRow> _snapshots = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, List<RawEvent>> _streams = new(StringComparer.Ordinal);
    private readonly MemoryMarket _market = new();

    /// <inheritdoc/>
    public long Commits => _news.Commits;

    /// <inheritdoc/>
    public int SnapshotEvery => 100;

    /// <inheritdoc/>
    public Task<long?> CommandAsync(string stream, string commandId, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult(_commands.TryGetValue((stream, commandId), out var reached) ? reached : (long?)null);
        }
    }

    /// <inheritdoc/>
    public Task<StreamSnapshot<TState>?> SnapshotAsync<TState>(string stream, CancellationToken cancellationToken)
        where TState : notnull
    {
        lock (_gate)
        {
            return Task.FromResult(_snapshots.GetValueOrDefault(stream)?.Read<TState>());
        }
    }

    /// <inheritdoc/>
    public void OfferSnapshot<TState>(string stream, long version, TState state)
        where TState : notnull
    {
        var row = SnapshotRow.Of(stream, version, state);
        lock (_gate)
        {
            if (!_snapshots.TryGetValue(stream, out var kept) || kept.Version < version)
            {
                _snapshots[stream] = row;
            }
        }
    }

    /// <inheritdoc/>
    public Task<AppendReceipt> AppendAsync(AppendRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var append = _encoder.Encode(request);
        lock (_gate)
        {
            if (append.CommandId is { } command && _commands.TryGetValue((append.Stream, command), out var reached))
            {
                return Task.FromResult(new AppendReceipt(reached, IsRepeat: true));
            }

            if (Array.Find(append.Parts, part => Version(part.Stream) != part.ExpectedVersion) is { } stale)
            {
                return Stale(stale);
            }

            if (!_market.AreNext(append.Batches))
            {
                return Stale(append.Parts[0]);
            }

            Store(append);
        }

        _news.Tell();
        return Task.FromResult(new AppendReceipt(append.Parts[0].NextVersion, IsRepeat: false));
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredEvent> ReadAsync(
        string stream, long afterVersion, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var version = Math.Max(0, afterVersion); ; version++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            RawEvent row;
            lock (_gate)
            {
                if (version >= Version(stream))
                {
                    break;
                }

                row = _streams[stream][(int)version];
            }

            yield return row.Decode(catalog);
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
        return Task.FromResult(Decode(log => log.Skip(From(afterPosition, log)).Take(limit)));
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<RawEvent>> ReadRawAsync(
        long afterPosition, int limit, CancellationToken cancellationToken)
    {
        Limits.RequirePage(limit);
        return Task.FromResult(Raw(log => log.Skip(From(afterPosition, log)).Take(limit)));
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<RawEvent>> ReadStreamRawAsync(
        string stream, long afterVersion, int limit, CancellationToken cancellationToken)
    {
        Limits.RequirePage(limit);
        return Task.FromResult(Raw(_ => Rows(stream).Skip(From(afterVersion, Rows(stream))).Take(limit)));
    }

    /// <inheritdoc/>
    public Task<long> HeadAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult((long)_log.Count);
        }
    }

    /// <inheritdoc/>
    public Task WaitAsync(long seenCommits, TimeSpan atMost, CancellationToken cancellationToken) =>
        _news.WaitAsync(seenCommits, atMost, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredEvent> ThroughVersionAsync(
        string stream, long version, CancellationToken cancellationToken) =>
        ReadAsync(stream, 0, cancellationToken).TakeWhile(stored => stored.Version <= version);

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredEvent> ThroughInstantAsync(
        string stream, DateTimeOffset instant, CancellationToken cancellationToken) =>
        ReadAsync(stream, 0, cancellationToken).TakeWhile(stored => stored.StoredAt <= instant);

    /// <inheritdoc/>
    public Task<ImmutableArray<StoredEvent>> OfTypeAsync(
        string name, long afterPosition, int limit, CancellationToken cancellationToken) =>
        PageAsync(raw => string.Equals(raw.Name, name, StringComparison.Ordinal), afterPosition, limit);

    /// <inheritdoc/>
    public Task<ImmutableArray<StoredEvent>> CorrelatedAsync(
        string correlationId, long afterPosition, int limit, CancellationToken cancellationToken) =>
        PageAsync(
            raw => string.Equals(raw.CorrelationId, correlationId, StringComparison.Ordinal), afterPosition, limit);

    /// <inheritdoc/>
    public Task<ImmutableArray<StoredEvent>> BackwardsAsync(
        string stream, long beforeVersion, int limit, CancellationToken cancellationToken)
    {
        Limits.RequirePage(limit);
        return Task.FromResult(Decode(_ => Rows(stream).Where(raw => raw.Version < beforeVersion)
            .Reverse().Take(limit)));
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
        lock (_gate)
        {
            return Task.FromResult(_market.From(symbol, fromSequence, limit));
        }
    }

    /// <inheritdoc/>
    public Task<MarketBatch?> LastBatchAsync(string symbol, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult(_market.Last(symbol));
        }
    }

    private static Task<AppendReceipt> Stale(EncodedPart part) =>
        Task.FromException<AppendReceipt>(new StaleStreamException(part.Stream, part.ExpectedVersion));

    private static int From(long after, List<RawEvent> log) => (int)Math.Clamp(after, 0, log.Count);

    private void Store(EncodedAppend append)
    {
        foreach (var part in append.Parts)
        {
            Store(append, part);
        }

        if (append.CommandId is { } command)
        {
            _commands[(append.Stream, command)] = append.Parts[0].NextVersion;
        }

        _market.Add(append.Batches);
    }

    private void Store(EncodedAppend append, EncodedPart part)
    {
        if (part.Events.Length > 0 && !_streams.ContainsKey(part.Stream))
        {
            _streams[part.Stream] = [];
        }

        var version = part.ExpectedVersion;
        foreach (var (id, name, body) in part.Events)
        {
            version++;
            var raw = new RawEvent(
                _log.Count + 1, id, part.Stream, version, name.Stored, body, append.At,
                "*DEFAULT*", append.CorrelationId, append.CausationId, Headers: null);
            _log.Add(raw);
            _streams[part.Stream].Add(raw);
        }
    }

    private Task<ImmutableArray<StoredEvent>> PageAsync(Func<RawEvent, bool> wanted, long after, int limit)
    {
        Limits.RequirePage(limit);
        return Task.FromResult(Decode(log => log.Skip(From(after, log)).Where(wanted).Take(limit)));
    }

    private ImmutableArray<StoredEvent> Decode(Func<List<RawEvent>, IEnumerable<RawEvent>> choose) =>
        [.. Raw(choose).Select(raw => raw.Decode(catalog))];

    private ImmutableArray<RawEvent> Raw(Func<List<RawEvent>, IEnumerable<RawEvent>> choose)
    {
        lock (_gate)
        {
            return [.. choose(_log)];
        }
    }

    private List<RawEvent> Rows(string stream) => _streams.GetValueOrDefault(stream) ?? [];

    private long Version(string stream) => _streams.TryGetValue(stream, out var rows) ? rows.Count : 0;
}
