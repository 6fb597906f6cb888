using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using TradingPlatform.Domain.Market;
using TradingPlatform.EventStore.Json;
using TradingPlatform.EventStore.Snapshots;
using TradingPlatform.EventStore.Tailing;

namespace TradingPlatform.EventStore.Postgres;

/// <summary>Every indexed read but the tail's.</summary>
internal sealed class EventQueries(NpgsqlDataSource source)
{
    // Above every ASCII character, and stream ids are ASCII: prefix up to prefix + this is "begins with", by index.
    private const string AfterEverything = "\x7F";

    /// <summary>At most <paramref name="limit"/> events of <paramref name="stream"/> after a version.</summary>
    public Task<List<RawEvent>> StreamAsync(
        string stream, long after, int limit, CancellationToken cancellationToken) =>
        ListAsync(
            $"""
            SELECT {EventColumns.All} FROM events.mt_events AS e
            WHERE stream_id = $1 AND version > $2 ORDER BY version LIMIT $3
            """,
            EventColumns.Read, cancellationToken, Text(stream), Number(after), Number(limit));

    /// <summary>The same from a version downwards, newest first.</summary>
    public Task<List<RawEvent>> BackwardsAsync(
        string stream, long before, int limit, CancellationToken cancellationToken) =>
        ListAsync(
            $"""
            SELECT {EventColumns.All} FROM events.mt_events AS e
            WHERE stream_id = $1 AND version < $2 ORDER BY version DESC LIMIT $3
            """,
            EventColumns.Read, cancellationToken, Text(stream), Number(before), Number(limit));

    /// <summary>The version that a command reached, or null.</summary>
    public async Task<long?> CommandAsync(string stream, string command, CancellationToken cancellationToken)
    {
        var found = await ListAsync(
            "SELECT version FROM events.commands WHERE stream_id = $1 AND command_id = $2",
            row => row.GetInt64(0), cancellationToken, Text(stream), Text(command));
        return found.Count == 0 ? null : found[0];
    }

    /// <summary>The stream's snapshot of one shape, or null. One that is ahead of its stream is none: somebody has put
    /// older events back.</summary>
    public async Task<SnapshotRow?> SnapshotAsync(string stream, string shape, CancellationToken cancellationToken) =>
        (await ListAsync(
            """
            SELECT k.version, k.body FROM events.snapshots AS k JOIN events.mt_streams AS s ON s.id = k.stream_id
            WHERE k.stream_id = $1 AND k.shape = $2 AND k.version <= s.version
            """,
            row => new SnapshotRow(stream, row.GetInt64(0), shape, row.GetFieldValue<byte[]>(1)),
            cancellationToken, Text(stream), Text(shape))).FirstOrDefault();

    /// <summary>Events of one name over all streams.</summary>
    public Task<List<RawEvent>> OfTypeAsync(
        string name, long after, int limit, CancellationToken cancellationToken) =>
        ListAsync(
            $"""
            SELECT {EventColumns.All} FROM events.mt_events AS e
            WHERE type = $1 AND seq_id > $2 ORDER BY seq_id LIMIT $3
            """,
            EventColumns.Read, cancellationToken, Text(name), Number(after), Number(limit));

    /// <summary>Events of one correlation over all streams.</summary>
    public Task<List<RawEvent>> CorrelatedAsync(
        string correlation, long after, int limit, CancellationToken cancellationToken) =>
        ListAsync(
            $"""
            SELECT {EventColumns.All} FROM events.mt_events AS e
            WHERE correlation_id = $1 AND seq_id > $2 ORDER BY seq_id LIMIT $3
            """,
            EventColumns.Read, cancellationToken, Text(correlation), Number(after), Number(limit));

    /// <summary>The newest committed position; 0 in an empty log.</summary>
    public async Task<long> HeadAsync(CancellationToken cancellationToken) => (await ListAsync(
        "SELECT coalesce(max(seq_id), 0) FROM events.mt_events", row => row.GetInt64(0), cancellationToken))[0];

    /// <summary>The stream's version; 0 when there is none.</summary>
    public async Task<long> VersionAsync(string stream, CancellationToken cancellationToken)
    {
        var found = await ListAsync(
            "SELECT version FROM events.mt_streams WHERE id = $1",
            row => row.GetInt64(0), cancellationToken, Text(stream));
        return found.Count == 0 ? 0 : found[0];
    }

    /// <summary>Stream ids by prefix, in order.</summary>
    public async Task<ImmutableArray<string>> StreamsAsync(
        string prefix, string after, int limit, CancellationToken cancellationToken) =>
        [.. await ListAsync(
            "SELECT id FROM events.mt_streams WHERE id >= $1 AND id < $2 AND id > $3 ORDER BY id LIMIT $4",
            row => row.GetString(0), cancellationToken,
            Text(prefix), Text(prefix + AfterEverything), Text(after), Number(limit))];

    /// <summary>Market batches from a sequence on.</summary>
    public async Task<ImmutableArray<MarketBatch>> BatchesAsync(
        string symbol, long from, int limit, CancellationToken cancellationToken) =>
        [.. await ListAsync(
            "SELECT body FROM market.batches WHERE symbol = $1 AND sequence >= $2 ORDER BY sequence LIMIT $3",
            ReadBatch, cancellationToken, Text(symbol), Number(from), Number(limit))];

    /// <summary>The newest market batch, or null. The head tells in which month it lies.</summary>
    public async Task<MarketBatch?> LastBatchAsync(string symbol, CancellationToken cancellationToken) =>
        (await ListAsync(
            """
            SELECT b.body FROM market.heads h JOIN market.batches b
                ON b.symbol = h.symbol AND b.sequence = h.sequence AND b.stored_at = h.stored_at
            WHERE h.symbol = $1
            """,
            ReadBatch, cancellationToken, Text(symbol))).FirstOrDefault();

    private async Task<List<T>> ListAsync<T>(
        string sql,
        Func<NpgsqlDataReader, T> read,
        CancellationToken cancellationToken,
        params NpgsqlParameter[] parameters)
    {
        await using var command = source.CreateCommand(sql);
        command.Parameters.AddRange(parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var list = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
        {
            list.Add(read(reader));
        }

        return list;
    }

    private static MarketBatch ReadBatch(NpgsqlDataReader reader) =>
        JsonSerializer.Deserialize<MarketBatch>(reader.GetFieldValue<byte[]>(0), EventJson.Options)!;

    private static NpgsqlParameter Text(string value) => new() { NpgsqlDbType = NpgsqlDbType.Varchar, Value = value };

    private static NpgsqlParameter<long> Number(long value) => new() { TypedValue = value };
}
