using System.Diagnostics;
using Npgsql;
using NpgsqlTypes;
using TradingPlatform.EventStore.Events;

namespace TradingPlatform.Bench.Events;

/// <summary>The limit for one lonely writer: one connection that writes one event and its stream's version with two
/// plain, prepared statements in one round trip and one commit.</summary>
internal sealed class BareCommit : IAsyncDisposable
{
    private const string Stream = "bare";
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlBatchCommand _bump;
    private readonly NpgsqlBatchCommand _insert;
    private readonly NpgsqlBatch _batch;
    private long _version;

    private BareCommit(NpgsqlConnection connection)
    {
        _connection = connection;
        _bump = new NpgsqlBatchCommand("UPDATE events.mt_streams SET version = $2, timestamp = now() WHERE id = $1")
        {
            Parameters = { Typed(NpgsqlDbType.Varchar, Stream), Typed(NpgsqlDbType.Bigint, 1L) },
        };
        _insert = new NpgsqlBatchCommand("""
            INSERT INTO events.mt_events (seq_id, id, stream_id, version, data, type, timestamp, mt_dotnet_type)
            VALUES (nextval('events.mt_events_sequence'), $1, $2, $3, $4, $5, now(), $6)
            """)
        {
            Parameters =
            {
                Typed(NpgsqlDbType.Uuid, Guid.Empty),
                Typed(NpgsqlDbType.Varchar, Stream),
                Typed(NpgsqlDbType.Bigint, 1L),
                Typed(NpgsqlDbType.Jsonb, "{}"),
                Typed(NpgsqlDbType.Varchar, SampleEvents.Name.Stored),
                Typed(NpgsqlDbType.Varchar, SampleEvents.Name.DotnetType),
            },
        };
        _batch = new NpgsqlBatch(connection) { BatchCommands = { _bump, _insert } };
    }

    public static async Task<BareCommit> CreateAsync(BenchDatabase database)
    {
        await database.ExecuteAsync($"INSERT INTO events.mt_streams (id, version) VALUES ('{Stream}', 0)");
        var bare = new BareCommit(await database.OpenAsync());
        await bare._batch.PrepareAsync();
        return bare;
    }

    /// <summary>How long one event and its commit take.</summary>
    public async Task<TimeSpan> OneAsync()
    {
        var started = Stopwatch.GetTimestamp();
        _version++;
        _bump.Parameters[1].Value = _version;
        _insert.Parameters[0].Value = EventId.Of(Stream, _version);
        _insert.Parameters[2].Value = _version;
        _insert.Parameters[3].Value = SampleEvents.Body(0, _version);
        await _batch.ExecuteNonQueryAsync();
        return Stopwatch.GetElapsedTime(started);
    }

    public async ValueTask DisposeAsync()
    {
        await _batch.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private static NpgsqlParameter Typed(NpgsqlDbType type, object value) =>
        new() { NpgsqlDbType = type, Value = value };
}
