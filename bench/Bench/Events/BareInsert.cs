using System.Diagnostics;
using Npgsql;
using NpgsqlTypes;
using TradingPlatform.EventStore.Events;

namespace TradingPlatform.Bench.Events;

/// <summary>The limit: one connection that inserts the same rows of <c>mt_events</c>, many in one prepared statement
/// and commit, without a queue, a version check or a stream row to keep.</summary>
internal sealed class BareInsert : IAsyncDisposable
{
    private const int Streams = 1_000;
    private static readonly NpgsqlDbType[] Columns =
    [
        NpgsqlDbType.Uuid, NpgsqlDbType.Varchar, NpgsqlDbType.Bigint, NpgsqlDbType.Jsonb, NpgsqlDbType.Varchar,
        NpgsqlDbType.TimestampTz, NpgsqlDbType.Varchar,
    ];

    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlCommand _insert;
    private long _next;

    private BareInsert(NpgsqlConnection connection)
    {
        _connection = connection;
        _insert = new NpgsqlCommand(
            """
            INSERT INTO events.mt_events (seq_id, id, stream_id, version, data, type, timestamp, mt_dotnet_type)
            SELECT nextval('events.mt_events_sequence'), e.* FROM unnest(
                $1::uuid[], $2::varchar[], $3::bigint[], $4::jsonb[], $5::varchar[], $6::timestamptz[],
                $7::varchar[]) AS e
            """,
            connection);
        foreach (var column in Columns)
        {
            _insert.Parameters.Add(new() { NpgsqlDbType = NpgsqlDbType.Array | column });
        }
    }

    public static async Task<BareInsert> CreateAsync(BenchDatabase database)
    {
        await database.ExecuteAsync($"""
            INSERT INTO events.mt_streams (id, version)
            SELECT 'bare-' || lpad(i::text, 4, '0'), 1 FROM generate_series(0, {Streams - 1}) AS i
            """);
        return new BareInsert(await database.OpenAsync());
    }

    /// <summary>Rows a second with <paramref name="batch"/> rows a commit; made before the clock starts.</summary>
    public async Task<double> RateAsync(int batch, int batches)
    {
        var rows = Enumerable.Range(0, batches).Select(_ => Rows(batch)).ToList();
        var started = Stopwatch.GetTimestamp();
        foreach (var values in rows)
        {
            await InsertAsync(values);
        }

        return (double)batch * batches / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }


    public async ValueTask DisposeAsync()
    {
        await _insert.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private async Task InsertAsync(object[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            _insert.Parameters[i].Value = values[i];
        }

        if (!_insert.IsPrepared)
        {
            await _insert.PrepareAsync();
        }

        await _insert.ExecuteNonQueryAsync();
    }

    private object[] Rows(int count)
    {
        var (ids, streams, versions) = (new Guid[count], new string[count], new long[count]);
        var (bodies, names) = (new byte[count][], new string[count]);
        var (times, types) = (new DateTime[count], new string[count]);
        for (var i = 0; i < count; i++, _next++)
        {
            var writer = (int)(_next % Streams);
            streams[i] = FormattableString.Invariant($"bare-{writer:0000}");
            versions[i] = (_next / Streams) + 1;
            ids[i] = EventId.Of(streams[i], versions[i]);
            bodies[i] = SampleEvents.Body(writer, versions[i]);
            (names[i], types[i], times[i]) = (SampleEvents.Name.Stored, SampleEvents.Name.DotnetType, DateTime.UtcNow);
        }

        return [ids, streams, versions, bodies, names, times, types];
    }
}
