using Npgsql;
using TradingPlatform.EventStore.Events;
using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.EventStore.Postgres;

/// <summary>One row of mt_events, its body still bytes.</summary>
internal sealed record EventRow(
    long Position, string Stream, long Version, string Name, byte[] Body, DateTimeOffset At)
{
    /// <summary>Reads columns seq_id, stream_id, version, type, data, timestamp, in this order.</summary>
    public static EventRow Read(NpgsqlDataReader reader) => new(
        reader.GetInt64(0),
        reader.GetString(1),
        reader.GetInt64(2),
        reader.GetString(3),
        reader.GetFieldValue<byte[]>(4),
        new DateTimeOffset(reader.GetDateTime(5), TimeSpan.Zero));

    /// <summary>The event of today's type.</summary>
    /// <exception cref="UnknownEventException">It cannot be read.</exception>
    public StoredEvent Decode(EventCatalog catalog) =>
        new(Position, Stream, Version, Name, catalog.Read(Stream, Version, Name, Body), At);
}
