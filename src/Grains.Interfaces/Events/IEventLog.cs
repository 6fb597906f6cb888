using System.Collections.Immutable;
using Orleans;
using TradingPlatform.Domain.Market;

namespace TradingPlatform.Grains.Interfaces.Events;

/// <summary>The append-only truth: one stream per grain, and beside it the market batches that were
/// delivered.</summary>
public interface IEventLog
{
    /// <summary>Appends everything in <paramref name="request"/>, or nothing. Completes when the commit is durable.
    /// Requests of one process commit in the order they were handed in, so whatever is durable implies what came before
    /// it.</summary>
    /// <exception cref="StaleStreamException">Another writer appended first, or what came before failed; nothing was
    /// written.</exception>
    /// <exception cref="EventLogUnavailableException">The store did not answer; whether it committed is told by
    /// <see cref="EventLogUnavailableException.OutcomeUnknown"/>.</exception>
    Task AppendAsync(AppendRequest request, CancellationToken cancellationToken);

    /// <summary>The events of <paramref name="stream"/> after version <paramref name="afterVersion"/>, oldest
    /// first.</summary>
    IAsyncEnumerable<StoredEvent> ReadAsync(string stream, long afterVersion, CancellationToken cancellationToken);

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
    Task<ImmutableArray<MarketBatch>> ReadBatchesAsync(
        string symbol, long fromSequence, int limit, CancellationToken cancellationToken);

    /// <summary>The last delivered batch of <paramref name="symbol"/>, or null.</summary>
    Task<MarketBatch?> LastBatchAsync(string symbol, CancellationToken cancellationToken);
}

/// <summary>One atomic append.</summary>
/// <param name="Stream">The stream's id, <c>account-atlas@REPLAY:BTCUSDT</c>.</param>
/// <param name="ExpectedVersion">How many events the writer has seen; the append fails if there are more, or
/// fewer.</param>
/// <param name="Events">Domain events whose types carry a stored name; may be empty when there are batches.</param>
/// <param name="Batches">Market batches that go into the market log in the same commit; usually none.</param>
/// <param name="CorrelationId">Ties together everything that one request or decision caused; may be null.</param>
/// <param name="CausationId">The command that caused it; may be null.</param>
/// <param name="BatchesFollow">The source position of the step that the writer saw before the first of
/// <paramref name="Batches"/>. Unless that very step is the one before in the market log, nothing is written: a market
/// log has no hole and mixes no two lines of steps. A first step, number 1, follows nothing.</param>
public sealed record AppendRequest(
    string Stream,
    long ExpectedVersion,
    ImmutableArray<object> Events,
    ImmutableArray<MarketBatch> Batches = default,
    string? CorrelationId = null,
    string? CausationId = null,
    long BatchesFollow = 0);

/// <summary>One event as stored.</summary>
/// <param name="Position">Its place in the whole log (<c>seq_id</c>).</param>
/// <param name="Stream">Its stream.</param>
/// <param name="Version">Its place in the stream, from 1.</param>
/// <param name="Name">Its stored name, <c>order_placed</c>.</param>
/// <param name="Body">The event, of today's type.</param>
/// <param name="StoredAt">When it was stored, UTC.</param>
public sealed record StoredEvent(
    long Position, string Stream, long Version, string Name, object Body, DateTimeOffset StoredAt);

/// <summary>Another writer appended to the stream first. Load it again and decide again.</summary>
[GenerateSerializer, Alias("StaleStreamException")]
public sealed class StaleStreamException(string stream, long expectedVersion)
    : Exception(FormattableString.Invariant($"Stream {stream} is not at version {expectedVersion} any more."))
{
    /// <summary>The stream.</summary>
    [Id(0)]
    public string Stream { get; } = stream;

    /// <summary>The version that the writer had seen.</summary>
    [Id(1)]
    public long ExpectedVersion { get; } = expectedVersion;
}

/// <summary>The event store cannot be reached, or did not answer in time. Retry with the same command id.</summary>
[GenerateSerializer, Alias("EventLogUnavailableException")]
public sealed class EventLogUnavailableException(string message, bool outcomeUnknown, Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>True when the append may have committed; false when it certainly did not.</summary>
    [Id(0)]
    public bool OutcomeUnknown { get; } = outcomeUnknown;
}
