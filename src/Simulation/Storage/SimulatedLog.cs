using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Orleans.Embedded.Simulation;
using TradingPlatform.Domain.Market;
using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.Simulation.Storage;

/// <summary>One process's way to the store: appends take time, commit in the order they were handed in, and now and
/// then fail before or after their commit.</summary>
/// <param name="store">What is durable.</param>
/// <param name="time">The world's time: the store's work goes on when a process dies.</param>
/// <param name="random">Decides delays and failures.</param>
/// <param name="failuresPerMille">Appends that fail, asked anew each time.</param>
internal sealed class SimulatedLog(
    SimulatedStore store, TimeProvider time, SimulationRandom random, Func<int> failuresPerMille) : IEventLog
{
    private static readonly TimeSpan CommitMax = TimeSpan.FromMilliseconds(4);
    private readonly Queue<PendingCommit> _pending = new();
    private bool _isCut;

    /// <summary>The most appends that ever waited at once in this process.</summary>
    public int PendingMax { get; private set; }

    /// <inheritdoc/>
    public Task<AppendReceipt> AppendAsync(AppendRequest request, CancellationToken cancellationToken)
    {
        if (store.IsAway)
        {
            return Task.FromException<AppendReceipt>(
                new EventLogUnavailableException("The store is away.", outcomeUnknown: false));
        }

        var pending = new PendingCommit(request);
        _pending.Enqueue(pending);
        PendingMax = Math.Max(PendingMax, _pending.Count);
        time.CreateTimer(
            static log => ((SimulatedLog)log!).CommitNext(),
            this,
            random.Between(TimeSpan.Zero, CommitMax),
            Timeout.InfiniteTimeSpan);
        return pending.Answer;
    }

    /// <summary>The process is dead: of what was on its way, the first few still arrive, nothing after
    /// them.</summary>
    public void Cut()
    {
        _isCut = true;
        var arrivingMax = store.IsAway ? 0 : _pending.Count;
        for (var arriving = random.Below(arrivingMax + 1); arriving > 0; arriving--)
        {
            store.TryCommit(_pending.Dequeue().Request);
        }

        _pending.Clear();
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredEvent> ReadAsync(
        string stream, long afterVersion, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        RequireStore();
        var events = store.Stream(stream);
        for (var version = (int)Math.Max(0, afterVersion); version < events.Count; version++)
        {
            yield return events[version];
        }

        await Task.CompletedTask;
    }

    /// <inheritdoc/>
    public int SnapshotEvery => 25;

    /// <inheritdoc/>
    public Task<long?> CommandAsync(string stream, string commandId, CancellationToken cancellationToken) =>
        Answer(() => store.Command(stream, commandId));

    /// <inheritdoc/>
    public Task<StreamSnapshot<TState>?> SnapshotAsync<TState>(string stream, CancellationToken cancellationToken)
        where TState : notnull => Answer(() => store.Snapshot<TState>(stream));

    /// <inheritdoc/>
    public void OfferSnapshot<TState>(string stream, long version, TState state)
        where TState : notnull
    {
        if (!store.IsAway && !_isCut)
        {
            store.Keep(stream, version, state);
        }
    }

    /// <inheritdoc/>
    public Task<long> VersionAsync(string stream, CancellationToken cancellationToken) =>
        Answer(() => (long)store.Stream(stream).Count);

    /// <inheritdoc/>
    public Task<ImmutableArray<StoredEvent>> ReadAllAsync(
        long afterPosition, int limit, CancellationToken cancellationToken) =>
        Answer(() => store.All.Skip((int)afterPosition).Take(limit).ToImmutableArray());

    /// <inheritdoc/>
    public Task<ImmutableArray<string>> StreamsAsync(
        string prefix, string afterStream, int limit, CancellationToken cancellationToken) =>
        Answer(() => store.StreamsFrom(prefix, afterStream, limit));

    /// <inheritdoc/>
    public Task<ImmutableArray<MarketBatch>> ReadBatchesAsync(
        string symbol, long fromSequence, int limit, CancellationToken cancellationToken) =>
        Answer(() => Page(store.Batches(symbol), fromSequence, limit));

    /// <inheritdoc/>
    public Task<MarketBatch?> LastBatchAsync(string symbol, CancellationToken cancellationToken) =>
        Answer(() => store.Batches(symbol) is { Count: > 0 } batches ? batches[^1] : null);

    /// <summary>Steps are numbered from 1 without hole, so the first of a page is found by its place.</summary>
    private static ImmutableArray<MarketBatch> Page(IReadOnlyList<MarketBatch> batches, long from, int limit)
    {
        var first = (int)Math.Clamp(from - 1, 0, batches.Count);
        var page = ImmutableArray.CreateBuilder<MarketBatch>(Math.Min(limit, batches.Count - first));
        for (var place = first; place < batches.Count && page.Count < limit; place++)
        {
            page.Add(batches[place]);
        }

        return page.DrainToImmutable();
    }

    private Task<T> Answer<T>(Func<T> read)
    {
        RequireStore();
        return Task.FromResult(read());
    }

    private void RequireStore()
    {
        if (store.IsAway)
        {
            throw new EventLogUnavailableException("The store is away.", outcomeUnknown: false);
        }
    }

    private void CommitNext()
    {
        if (_isCut || !_pending.TryDequeue(out var pending))
        {
            return;
        }

        var fails = random.Chance(failuresPerMille());
        var isLost = fails && random.Chance(500);
        if (store.IsAway || isLost)
        {
            pending.Fail(new EventLogUnavailableException("The append was lost.", outcomeUnknown: true));
        }
        else if (store.TryCommit(pending.Request) is not { } receipt)
        {
            pending.Fail(new StaleStreamException(pending.Request.Stream, pending.Request.ExpectedVersion));
        }
        else if (fails)
        {
            pending.Fail(new EventLogUnavailableException("The answer was lost.", outcomeUnknown: true));
        }
        else
        {
            pending.Succeed(receipt);
        }
    }
}
