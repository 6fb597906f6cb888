using TradingPlatform.EventStore.Events;

namespace TradingPlatform.EventStore.Appending;

/// <summary>An append whose bodies are already bytes; made on the caller's thread, so that the appender only
/// copies.</summary>
/// <param name="Stream">The stream's id.</param>
/// <param name="ExpectedVersion">What the writer has seen.</param>
/// <param name="Events">In order; the first gets version <paramref name="ExpectedVersion"/> + 1.</param>
/// <param name="Batches">For the market log.</param>
/// <param name="CorrelationId">May be null.</param>
/// <param name="CausationId">May be null.</param>
/// <param name="At">The time that is stored, UTC, whole microseconds.</param>
internal sealed record EncodedAppend(
    string Stream,
    long ExpectedVersion,
    EncodedEvent[] Events,
    EncodedBatch[] Batches,
    string? CorrelationId,
    string? CausationId,
    DateTimeOffset At)
{
    /// <summary>The stream's version once this is in.</summary>
    public long NextVersion => ExpectedVersion + Events.Length;

    /// <summary>Size of all bodies.</summary>
    public long Bytes { get; } = Events.Sum(e => (long)e.Body.Length) + Batches.Sum(b => (long)b.Body.Length);

    /// <summary>Rows to write.</summary>
    public int Items => Events.Length + Batches.Length;
}

/// <summary>One event, ready to be stored.</summary>
internal sealed record EncodedEvent(EventName Name, byte[] Body);

/// <summary>One market batch, ready to be stored behind the one whose source position is
/// <paramref name="Follows"/>.</summary>
internal sealed record EncodedBatch(
    string Symbol, long Sequence, long SourcePosition, long Follows, DateTimeOffset At, byte[] Body);
