using System.Collections.Immutable;
using TradingPlatform.Domain.Market;
using TradingPlatform.Grains.Interfaces.Events;
using TradingPlatform.Grains.Interfaces.Market;

namespace TradingPlatform.Grains.Tests;

/// <summary>A log that does not keep market steps before a number any more.</summary>
internal sealed class ForgetfulLog(IEventLog inner, long firstKept) : IEventLog
{
    private long _refused;

    /// <summary>How often a step was asked for that is gone.</summary>
    public long Refused => Interlocked.Read(ref _refused);

    public Task<AppendReceipt> AppendAsync(AppendRequest request, CancellationToken cancellationToken) =>
        inner.AppendAsync(request, cancellationToken);

    public IAsyncEnumerable<StoredEvent> ReadAsync(
        string stream, long afterVersion, CancellationToken cancellationToken) =>
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

    public Task<ImmutableArray<StoredEvent>> ReadAllAsync(
        long afterPosition, int limit, CancellationToken cancellationToken) =>
        inner.ReadAllAsync(afterPosition, limit, cancellationToken);

    public Task<ImmutableArray<string>> StreamsAsync(
        string prefix, string afterStream, int limit, CancellationToken cancellationToken) =>
        inner.StreamsAsync(prefix, afterStream, limit, cancellationToken);

    public Task<ImmutableArray<MarketBatch>> ReadBatchesAsync(
        string symbol, long fromSequence, int limit, CancellationToken cancellationToken)
    {
        if (fromSequence < firstKept)
        {
            Interlocked.Increment(ref _refused);
            throw new StepsGoneException(symbol, fromSequence, firstKept);
        }

        return inner.ReadBatchesAsync(symbol, fromSequence, limit, cancellationToken);
    }

    public Task<MarketBatch?> LastBatchAsync(string symbol, CancellationToken cancellationToken) =>
        inner.LastBatchAsync(symbol, cancellationToken);
}
