namespace TradingPlatform.Grains.Interfaces.Events;

/// <summary>One event as stored.</summary>
/// <param name="Position">Its place in the whole log (<c>seq_id</c>).</param>
/// <param name="Stream">Its stream.</param>
/// <param name="Version">Its place in the stream, from 1.</param>
/// <param name="Name">Its stored name, <c>order_placed</c>.</param>
/// <param name="Body">The event, of today's type.</param>
/// <param name="StoredAt">When it was stored, UTC.</param>
/// <param name="CorrelationId">See <see cref="AppendRequest"/>.</param>
/// <param name="CausationId">See <see cref="AppendRequest"/>.</param>
/// <param name="IsArchived">Whether its stream is closed for ever; a reader that shows only what goes on leaves it
/// out.</param>
public sealed record StoredEvent(
    long Position,
    string Stream,
    long Version,
    string Name,
    object Body,
    DateTimeOffset StoredAt,
    string? CorrelationId = null,
    string? CausationId = null,
    bool IsArchived = false);
