using System.Collections.Immutable;
using Npgsql;
using NpgsqlTypes;

namespace TradingPlatform.EventStore.Readers;

/// <summary>Reads and writes <c>events.parked</c>.</summary>
internal static class ParkedSql
{
    private const int ListedMax = 10_000;

    /// <summary>The streams that wait, of one reader or of all.</summary>
    public static async Task<ImmutableArray<ParkedEvent>> ListAsync(
        NpgsqlConnection connection, string? reader, CancellationToken cancellationToken)
    {
        await using var read = new NpgsqlCommand(
            $"""
            SELECT reader, stream_id, version, position, name, error, attempts, since, retry_asked_at, resumed_through
            FROM events.parked WHERE $1::varchar IS NULL OR reader = $1 ORDER BY reader, stream_id LIMIT {ListedMax}
            """,
            connection);
        read.Parameters.Add(Text(reader));
        await using var rows = await read.ExecuteReaderAsync(cancellationToken);
        var list = ImmutableArray.CreateBuilder<ParkedEvent>();
        while (await rows.ReadAsync(cancellationToken))
        {
            list.Add(new ParkedEvent(
                rows.GetString(0), rows.GetString(1), rows.GetInt64(2), rows.GetInt64(3), rows.GetString(4),
                rows.GetString(5), rows.GetInt32(6), rows.GetFieldValue<DateTimeOffset>(7),
                rows.IsDBNull(8) ? null : rows.GetFieldValue<DateTimeOffset>(8),
                rows.IsDBNull(9) ? null : rows.GetInt64(9)));
        }

        return list.DrainToImmutable();
    }

    /// <summary>"This stream waits from here on", whatever it did before.</summary>
    public static NpgsqlCommand Park(ParkedEvent parked) => new("""
        INSERT INTO events.parked (reader, stream_id, version, position, name, error, attempts, since)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (reader, stream_id) DO UPDATE SET version = excluded.version, position = excluded.position,
            name = excluded.name, error = excluded.error, attempts = excluded.attempts, since = excluded.since,
            retry_asked_at = NULL, resumed_through = NULL
        """)
    {
        Parameters =
        {
            Text(parked.Reader),
            Text(parked.Stream),
            Number(parked.Version),
            Number(parked.Position),
            Text(parked.Name),
            Text(parked.Error.Replace('\0', ' ')), // a text of PostgreSQL holds anything but that
            new NpgsqlParameter<int> { TypedValue = parked.Attempts },
            new NpgsqlParameter<DateTime> { TypedValue = parked.Since.UtcDateTime },
        },
    };

    /// <summary>"It has come so far since."</summary>
    public static NpgsqlCommand Resume(string reader, string stream, long throughVersion) =>
        new("UPDATE events.parked SET resumed_through = $3 WHERE reader = $1 AND stream_id = $2")
        {
            Parameters = { Text(reader), Text(stream), Number(throughVersion) },
        };

    /// <summary>"It waits no more."</summary>
    public static NpgsqlCommand Release(string reader, string stream, long version) =>
        new("DELETE FROM events.parked WHERE reader = $1 AND stream_id = $2 AND version = $3")
        {
            Parameters = { Text(reader), Text(stream), Number(version) },
        };

    /// <summary>"Somebody has mended the cause."</summary>
    public static NpgsqlCommand Retry(string reader, string? stream) => new("""
        UPDATE events.parked SET retry_asked_at = now()
        WHERE reader = $1 AND ($2::varchar IS NULL OR stream_id = $2)
        """)
    {
        Parameters = { Text(reader), Text(stream) },
    };

    private static NpgsqlParameter Text(string? value) =>
        new() { NpgsqlDbType = NpgsqlDbType.Varchar, Value = (object?)value ?? DBNull.Value };

    private static NpgsqlParameter<long> Number(long value) => new() { TypedValue = value };
}
