using TradingPlatform.EventStore.Events;
using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.EventStore.Tailing;

/// <summary>One event as it lies in the store, its body still bytes: readers that only pass it on, or that must live
/// with bodies nobody can read, need no more.</summary>
/// <param name="Position">Its place in the whole log (<c>seq_id</c>).</param>
/// <param name="Id">Its uuid, a function of stream and version.</param>
/// <param name="Stream">Its stream.</param>
/// <param name="Version">Its place in the stream, from 1.</param>
/// <param name="Name">Its stored name.</param>
/// <param name="Body">JSON, UTF-8.</param>
/// <param name="StoredAt">When it was stored, UTC, whole microseconds.</param>
/// <param name="TenantId">Whose it is; <c>*DEFAULT*</c> as long as there is one tenant.</param>
/// <param name="CorrelationId">What ties together everything that one request caused; may be null.</param>
/// <param name="CausationId">The command that caused it; may be null.</param>
/// <param name="Headers">A JSON object, or null.</param>
/// <param name="IsArchived">Whether its stream is closed for ever.</param>
public sealed record RawEvent(
    long Position,
    Guid Id,
    string Stream,
    long Version,
    string Name,
    byte[] Body,
    DateTimeOffset StoredAt,
    string TenantId,
    string? CorrelationId,
    string? CausationId,
    string? Headers,
    bool IsArchived = false)
{
    /// <summary>The event of today's type.</summary>
    /// <exception cref="UnknownEventException">It cannot be read.</exception>
    public StoredEvent Decode(EventCatalog catalog) => new(
        Position, Stream, Version, Name, catalog.Read(Stream, Version, Name, Body), StoredAt, CorrelationId,
        CausationId, IsArchived);
}
