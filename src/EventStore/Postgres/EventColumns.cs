using Npgsql;
using TradingPlatform.EventStore.Tailing;

namespace TradingPlatform.EventStore.Postgres;

/// <summary>The columns of mt_events that every read asks for, in one order.</summary>
internal static class EventColumns
{
    /// <summary>For a SELECT over <c>events.mt_events AS e</c>.</summary>
    public const string All = """
        e.seq_id, e.id, e.stream_id, e.version, e.type, e.data, e.timestamp, e.tenant_id,
        e.correlation_id, e.causation_id, e.headers, e.is_archived
        """;

    /// <summary>How many <see cref="All"/> are; whatever a statement adds comes behind them.</summary>
    public const int Count = 12;

    /// <summary>Reads <see cref="All"/>.</summary>
    public static RawEvent Read(NpgsqlDataReader row) => new(
        row.GetInt64(0),
        row.GetGuid(1),
        row.GetString(2),
        row.GetInt64(3),
        row.GetString(4),
        row.GetFieldValue<byte[]>(5),
        new DateTimeOffset(row.GetDateTime(6), TimeSpan.Zero),
        TextOrNull(row, 7) ?? "*DEFAULT*",
        TextOrNull(row, 8),
        TextOrNull(row, 9),
        HeadersOrNull(row, 10),
        !row.IsDBNull(11) && row.GetBoolean(11));

    /// <summary>Marten's own append stores a JSON null where there are none.</summary>
    private static string? HeadersOrNull(NpgsqlDataReader row, int column) =>
        TextOrNull(row, column) is { } json and not "null" ? json : null;

    private static string? TextOrNull(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetString(column);
}
