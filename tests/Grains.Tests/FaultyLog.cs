using System.Collections.Immutable;
using TradingPlatform.Domain.Market;
using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.Grains.Tests;

/// <summary>A log whose appends fail now and then, before the commit or after it, as a seed says; or that dies for good
/// after a
/// number of appends, as a killed process's would.</summary>
internal sealed class FaultyLog(IEventLog inner, int seed, double faultRatio, long diesAfter = long.MaxValue)
    : IEventLog
{
    private readonly Random _random = new(seed);
    private readonly Lock _gate = new();
    private long _appends;

    public long Faults { get; private set; }

    public bool IsDead => Interlocked.Read(ref _appends) > diesAfter;

    public async Task<AppendReceipt> AppendAsync(AppendRequest request, CancellationToken cancellationToken)
    {
        var (before, after) = Draw();
        if (before)
        {
            throw new EventLogUnavailableException("The test's log failed before the commit.", outcomeUnknown: false);
        }

        var receipt = await inner.AppendAsync(request, cancellationToken);
        if (after)
        {
            throw new EventLogUnavailableException("The test's log failed after the commit.", outcomeUnknown: true);
        }

        return receipt;
    }

    public IAsyncEnumerable<StoredEvent> ReadAsync(string stream, long afterVersion,
        CancellationToken cancellationToken) =>
        inner.ReadAsync(stream, afterVersion, cancellationToken);

    public int SnapshotEvery => inner.SnapshotEvery;

    public Task<long?> CommandAsync(string stream, string commandId, CancellationToken cancellationToken) =>
        inner.CommandAsync(stream, commandId, cancellationToken);

    public Task<StreamSnapshot<TState>?> SnapshotAsync<TState>(string stream, CancellationToken cancellationToken)
        where TState : notnull => inner.SnapshotAsync<TState>(stream, cancellationToken);

    public void OfferSnapshot<TState>(string stream, long version, TState state)
        where TState : notnull => inner.OfferSnapshot(stream, version, state);

    public Task<long> VersionAsync(string stream, CancellationToken cancellationToken) =>
        inner.VersionAsync(stream, cancellationToken);

    public Task<ImmutableArray<StoredEvent>> ReadAllAsync(long afterPosition, int limit,
        CancellationToken cancellationToken) =>
        inner.ReadAllAsync(afterPosition, limit, cancellationToken);

    public Task<ImmutableArray<string>> StreamsAsync(
        string prefix, string afterStream, int limit, CancellationToken cancellationToken) =>
        inner.StreamsAsync(prefix, afterStream, limit, cancellationToken);

    public Task<ImmutableArray<MarketBatch>> ReadBatchesAsync(
        string symbol, long fromSequence, int limit, CancellationToken cancellationToken) =>
        inner.ReadBatchesAsync(symbol, fromSequence, limit, cancellationToken);

    public Task<MarketBatch?> LastBatchAsync(string symbol, CancellationToken cancellationToken) =>
        inner.LastBatchAsync(symbol, cancellationToken);

    private (bool Before, bool After) Draw()
    {
        lock (_gate)
        {
            if (++_appends > diesAfter)
            {
                return (true, false);
            }

            var fails = _random.NextDouble() < faultRatio;
            var before = _random.Next(2) == 0;
            Faults += fails ? 1 : 0;
            return (fails && before, fails && !before);
        }
    }
}
