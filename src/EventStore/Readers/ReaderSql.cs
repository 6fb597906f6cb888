using Npgsql;

namespace TradingPlatform.EventStore.Readers;

/// <summary>A reader's place in <c>mt_event_progression</c>.</summary>
internal static class ReaderSql
{
    /// <summary>The place; 0 when there is none yet.</summary>
    public static async Task<long> CheckpointAsync(
        NpgsqlConnection connection, string reader, CancellationToken cancellationToken)
    {
        await using var read = new NpgsqlCommand(
            "SELECT last_seq_id FROM events.mt_event_progression WHERE name = $1", connection);
        read.Parameters.Add(new() { Value = reader });
        return await read.ExecuteScalarAsync(cancellationToken) is long position ? position : 0;
    }

    /// <summary>Moves it.</summary>
    public static NpgsqlCommand Save(string reader, long position) => new("""
        INSERT INTO events.mt_event_progression (name, last_seq_id, last_updated)
        VALUES ($1, $2, clock_timestamp())
        ON CONFLICT (name) DO UPDATE SET last_seq_id = excluded.last_seq_id, last_updated = excluded.last_updated
        """)
    {
        Parameters = { new() { Value = reader }, new NpgsqlParameter<long> { TypedValue = position } },
    };
}
