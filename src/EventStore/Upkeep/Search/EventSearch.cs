using System.Collections.Immutable;
using Npgsql;
using NpgsqlTypes;
using TradingPlatform.EventStore.Postgres;
using TradingPlatform.EventStore.Tailing;

namespace TradingPlatform.EventStore.Upkeep.Search;

/// <summary>Finds events for people. Bodies are not looked at, so one that nobody can read does not hide the others.
/// Names and correlations are found by index, streams by their beginning one by one.</summary>
public sealed class EventSearch(string connectionString) : IAsyncDisposable
{
    // Above every ASCII character, and stream ids are ASCII.
    private const string AfterEverything = "\x7F";

    private readonly NpgsqlDataSource _source = ReadSource.Create(
        connectionString, new EventLogOptions { CommandLimit = TimeSpan.FromMinutes(2) });

    /// <summary>The newest <paramref name="limit"/> matches up to position <paramref name="through"/>, oldest first. 1
    /// to 10,000.</summary>
    public async Task<ImmutableArray<RawEvent>> NewestAsync(
        EventFilter filter, long through, int limit, CancellationToken cancellationToken)
    {
        var newest = await AskAsync(
            Query(filter, "e.seq_id <= $1", "e.seq_id DESC"), filter, through, limit, cancellationToken);
        newest.Reverse();
        return [.. newest];
    }

    /// <summary>The first <paramref name="limit"/> matches from position <paramref name="from"/> on, oldest first. 1 to
    /// 10,000.</summary>
    public async Task<ImmutableArray<RawEvent>> FromAsync(
        EventFilter filter, long from, int limit, CancellationToken cancellationToken) =>
        [.. await AskAsync(Query(filter, "e.seq_id >= $1", "e.seq_id"), filter, from, limit, cancellationToken)];

    /// <summary>At most <paramref name="limit"/> events of <paramref name="stream"/> from version
    /// <paramref name="from"/> on, oldest first. 1 to 10,000.</summary>
    public async Task<ImmutableArray<RawEvent>> StreamAsync(
        string stream, long from, int limit, CancellationToken cancellationToken) =>
        [.. await AskAsync(
            $"""
            SELECT {EventColumns.All} FROM events.mt_events e
            WHERE e.version >= $1 AND e.stream_id = $3 ORDER BY e.version LIMIT $2
            """,
            new EventFilter(StreamPrefix: stream), from, limit, cancellationToken)];

    /// <summary>Whether any event has ever been stored under <paramref name="name"/>.</summary>
    public async Task<bool> IsStoredAsync(string name, CancellationToken cancellationToken) =>
        !(await FromAsync(new EventFilter(name), 0, 1, cancellationToken)).IsEmpty;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private static string Query(EventFilter filter, string place, string order)
    {
        List<string> conditions = [place];
        if (filter.StreamPrefix.Length > 0)
        {
            conditions.Add($"e.stream_id >= $3 AND e.stream_id < $3 || '{AfterEverything}'");
        }

        conditions.AddRange(Conditions(filter).Select((column, at) => $"e.{column.Name} = ${at + First(filter)}"));
        var where = string.Join(" AND ", conditions);
        return $"SELECT {EventColumns.All} FROM events.mt_events e WHERE {where} ORDER BY {order} LIMIT $2";
    }

    private static int First(EventFilter filter) => filter.StreamPrefix.Length > 0 ? 4 : 3;

    private static IEnumerable<(string Name, string Value)> Conditions(EventFilter filter)
    {
        if (filter.Name is { } name)
        {
            yield return ("type", name);
        }

        if (filter.CorrelationId is { } correlation)
        {
            yield return ("correlation_id", correlation);
        }
    }

    private Task<List<RawEvent>> AskAsync(
        string sql, EventFilter filter, long place, int limit, CancellationToken cancellationToken)
    {
        Limits.RequirePage(limit);
        return ReadSource.AskAsync(_source, async () =>
        {
            await using var command = _source.CreateCommand(sql);
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = place });
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
            if (filter.StreamPrefix.Length > 0)
            {
                command.Parameters.Add(Text(filter.StreamPrefix));
            }

            command.Parameters.AddRange(Conditions(filter).Select(one => Text(one.Value)).ToArray());
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var rows = new List<RawEvent>();
            while (await reader.ReadAsync(cancellationToken))
            {
                rows.Add(EventColumns.Read(reader));
            }

            return rows;
        });
    }

    private static NpgsqlParameter Text(string value) => new() { NpgsqlDbType = NpgsqlDbType.Varchar, Value = value };
}
