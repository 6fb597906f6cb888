using TradingPlatform.EventStore.Events;

namespace TradingPlatform.EventStore.Appending;

/// <summary>An append whose bodies are already bytes; made on the caller's thread, so that the appender only
/// copies.</summary>
/// <param name="Parts">One a stream; the first is the one that the receipt is about.</param>
/// <param name="Batches">For the market log.</param>
/// <param name="CommandId">Unique in the first stream; may be null.</param>
/// <param name="CorrelationId">May be null.</param>
/// <param name="CausationId">May be null.</param>
/// <param name="At">The time that is stored, UTC, whole microseconds.</param>
internal sealed record EncodedAppend(
    EncodedPart[] Parts,
    EncodedBatch[] Batches,
    string? CommandId,
    string? CorrelationId,
    string? CausationId,
    DateTimeOffset At)
{
    /// <summary>The first stream's id.</summary>
    public string Stream => Parts[0].Stream;

    /// <summary>Events of all streams.</summary>
    public int EventCount { get; } = Parts.Sum(part => part.Events.Length);

    /// <summary>Size of all bodies.</summary>
    public long Bytes { get; } =
        Parts.Sum(part => part.Events.Sum(e => (long)e.Body.Length)) + Batches.Sum(b => (long)b.Body.Length);

    /// <summary>Rows to write.</summary>
    public int Items => EventCount + Batches.Length;
}

/// <summary>What is appended to one stream.</summary>
/// <param name="Stream">The stream's id.</param>
/// <param name="ExpectedVersion">What the writer has seen.</param>
/// <param name="Events">In order; the first gets version <paramref name="ExpectedVersion"/> + 1.</param>
internal sealed record EncodedPart(string Stream, long ExpectedVersion, EncodedEvent[] Events)
{
    /// <summary>The stream's version once this is in.</summary>
    public long NextVersion => ExpectedVersion + Events.Length;
}

/// <summary>One event, ready to be stored.</summary>
internal sealed record EncodedEvent(Guid Id, EventName Name, byte[] Body);

/// <summary>One market batch, ready to be stored behind the one whose source position is
/// <paramref name="Follows"/>.</summary>
internal sealed record EncodedBatch(
    string Symbol, long Sequence, long SourcePosition, long Follows, DateTimeOffset At, byte[] Body);
