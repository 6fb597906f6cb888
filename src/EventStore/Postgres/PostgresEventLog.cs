using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Npgsql;
using TradingPlatform.Domain.Market;
using TradingPlatform.EventStore.Appending;
using TradingPlatform.EventStore.Events;
using TradingPlatform.EventStore.Reading;
using TradingPlatform.EventStore.Snapshots;
using TradingPlatform.EventStore.Tailing;
using TradingPlatform.Grains.Interfaces.Events;
using TradingPlatform.Grains.Interfaces.Market;

namespace TradingPlatform.EventStore.Postgres;

/// <summary>The event log on PostgreSQL, in Marten's tables. One per process: its appender commits many grains'
/// appends together. The schema must be there (<see cref="Migrations.Migrator"/>). Disposing stores what has
/// queued.</summary>
public sealed class PostgresEventLog : IEventLog, IEventHistory, ILogTail, IAsyncDisposable
{
    private const int StreamPage = 1_000;
    private readonly EventCatalog _catalog;
    private readonly AppendEncoder _encoder;
    private readonly Appender _appender;
    private readonly NpgsqlDataSource _source;
    private readonly EventQueries _queries;
    private readonly LogTail _tail;
    private readonly CommitNews _news;
    private readonly SnapshotWriter _snapshots;
    private int _disposed;

    /// <summary>Connects when first used, not here.</summary>
    public PostgresEventLog(
        string connectionString, EventCatalog catalog, TimeProvider clock, EventLogOptions? options = null)
    {
        options ??= new EventLogOptions();
        _catalog = catalog;
        _encoder = new AppendEncoder(catalog, clock);
        _news = new CommitNews(clock);
        _appender = new Appender(connectionString, options, clock, _news);
        _source = ReadSource.Create(connectionString, options);
        _queries = new EventQueries(_source);
        _tail = new LogTail(_source);
        _snapshots = new SnapshotWriter(_source);
        SnapshotEvery = options.SnapshotEvery;
    }

    /// <inheritdoc/>
    /// <remarks>Cancelling gives up waiting; what has queued is stored all the same.</remarks>
    public Task<AppendReceipt> AppendAsync(AppendRequest request, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _disposed) != 0, this);
        cancellationToken.ThrowIfCancellationRequested();
        return _appender.AppendAsync(_encoder.Encode(request)).WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public long Commits => _news.Commits;

    /// <inheritdoc/>
    public int SnapshotEvery { get; }

    /// <inheritdoc/>
    public Task<long?> CommandAsync(string stream, string commandId, CancellationToken cancellationToken) =>
        ReadSource.AskAsync(_source, () => _queries.CommandAsync(stream, commandId, cancellationToken));

    /// <inheritdoc/>
    public async Task<StreamSnapshot<TState>?> SnapshotAsync<TState>(
        string stream, CancellationToken cancellationToken)
        where TState : notnull =>
        (await ReadSource.AskAsync(_source, () => _queries.SnapshotAsync(
            stream, SnapshotShape.Of(typeof(TState)), cancellationToken)))?.Read<TState>();

    /// <inheritdoc/>
    public void OfferSnapshot<TState>(string stream, long version, TState state)
        where TState : notnull =>
        _snapshots.Offer(() => SnapshotRow.Of(stream, version, state));

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredEvent> ReadAsync(
        string stream, long afterVersion, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var after = afterVersion;
        while (true)
        {
            var from = after;
            var rows = await ReadSource.AskAsync(
                _source, () => _queries.StreamAsync(stream, from, StreamPage, cancellationToken));
            foreach (var row in rows)
            {
                yield return row.Decode(_catalog);
            }

            if (rows.Count < StreamPage)
            {
                yield break;
            }

            after = rows[^1].Version;
        }
    }

    /// <inheritdoc/>
    public Task<long> VersionAsync(string stream, CancellationToken cancellationToken) =>
        ReadSource.AskAsync(_source, () => _queries.VersionAsync(stream, cancellationToken));

    /// <inheritdoc/>
    public async Task<ImmutableArray<StoredEvent>> ReadAllAsync(
        long afterPosition, int limit, CancellationToken cancellationToken) =>
        Decode(await ReadRawAsync(afterPosition, limit, cancellationToken));

    /// <inheritdoc/>
    public Task<ImmutableArray<RawEvent>> ReadRawAsync(
        long afterPosition, int limit, CancellationToken cancellationToken)
    {
        Limits.RequirePage(limit);
        return ReadSource.AskAsync(_source, () => _tail.ReadAsync(afterPosition, limit, cancellationToken));
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<RawEvent>> ReadStreamRawAsync(
        string stream, long afterVersion, int limit, CancellationToken cancellationToken)
    {
        Limits.RequirePage(limit);
        return [.. await ReadSource.AskAsync(
            _source, () => _queries.StreamAsync(stream, afterVersion, limit, cancellationToken))];
    }

    /// <inheritdoc/>
    public Task<long> HeadAsync(CancellationToken cancellationToken) =>
        ReadSource.AskAsync(_source, () => _queries.HeadAsync(cancellationToken));

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
    public async Task<ImmutableArray<StoredEvent>> OfTypeAsync(
        string name, long afterPosition, int limit, CancellationToken cancellationToken)
    {
        Limits.RequirePage(limit);
        return Decode(await ReadSource.AskAsync(
            _source, () => _queries.OfTypeAsync(name, afterPosition, limit, cancellationToken)));
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<StoredEvent>> CorrelatedAsync(
        string correlationId, long afterPosition, int limit, CancellationToken cancellationToken)
    {
        Limits.RequirePage(limit);
        return Decode(await ReadSource.AskAsync(
            _source, () => _queries.CorrelatedAsync(correlationId, afterPosition, limit, cancellationToken)));
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<StoredEvent>> BackwardsAsync(
        string stream, long beforeVersion, int limit, CancellationToken cancellationToken)
    {
        Limits.RequirePage(limit);
        return Decode(await ReadSource.AskAsync(
            _source, () => _queries.BackwardsAsync(stream, beforeVersion, limit, cancellationToken)));
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<string>> StreamsAsync(
        string prefix, string afterStream, int limit, CancellationToken cancellationToken)
    {
        Limits.RequirePage(limit);
        return ReadSource.AskAsync(_source, () => _queries.StreamsAsync(prefix, afterStream, limit, cancellationToken));
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<MarketBatch>> ReadBatchesAsync(
        string symbol, long fromSequence, int limit, CancellationToken cancellationToken)
    {
        Limits.RequirePage(limit);
        var page = await ReadSource.AskAsync(
            _source, () => _queries.BatchesAsync(symbol, fromSequence, limit, cancellationToken));
        return page.IsEmpty || page[0].Sequence <= Math.Max(1, fromSequence)
            ? page
            : throw new StepsGoneException(symbol, fromSequence, page[0].Sequence);
    }

    /// <inheritdoc/>
    public Task<MarketBatch?> LastBatchAsync(string symbol, CancellationToken cancellationToken) =>
        ReadSource.AskAsync(_source, () => _queries.LastBatchAsync(symbol, cancellationToken));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            await _appender.DisposeAsync();
            await _snapshots.DisposeAsync();
            await _source.DisposeAsync();
        }
    }

    private ImmutableArray<StoredEvent> Decode(IEnumerable<RawEvent> page) =>
        [.. page.Select(raw => raw.Decode(_catalog))];
}
