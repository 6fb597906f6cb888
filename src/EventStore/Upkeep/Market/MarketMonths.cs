using System.Collections.Immutable;
using Npgsql;
using NpgsqlTypes;
using TradingPlatform.EventStore.Postgres;

namespace TradingPlatform.EventStore.Upkeep.Market;

/// <summary>The parts of the market log, and what is known of them without reading them through.</summary>
internal sealed class MarketMonths(NpgsqlDataSource source) : IAsyncDisposable
{
    private const string NeedsChanged = "TP002"; // raised by market.drop_months

    /// <summary>Every part, oldest first.</summary>
    public async Task<ImmutableArray<MarketMonth>> ListAsync(CancellationToken cancellationToken) =>
    [
        .. await ListAsync(
            """
            SELECT part, begins, market.month_after(begins), bytes
            FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid,
                LATERAL (SELECT c.relname AS part, pg_total_relation_size(c.oid) AS bytes,
                    to_timestamp(right(c.relname, 7) || '+00', 'YYYY_MMTZH') AS begins) AS month
            WHERE i.inhparent = 'market.batches'::regclass AND c.relname ~ '^batches_\d{4}_\d\d$' ORDER BY part
            """,
            row => new MarketMonth(
                row.GetString(0),
                row.GetFieldValue<DateTimeOffset>(1),
                row.GetFieldValue<DateTimeOffset>(2),
                row.GetInt64(3)),
            cancellationToken),
    ];

    /// <summary>Every symbol with the sequence of its last step.</summary>
    public Task<List<(string Symbol, long Sequence)>> HeadsAsync(CancellationToken cancellationToken) => ListAsync(
        "SELECT symbol, sequence FROM market.heads ORDER BY symbol",
        row => (row.GetString(0), row.GetInt64(1)),
        cancellationToken);

    /// <summary>How many of the needed steps lie in months before <paramref name="cut"/>; counts no further than
    /// <paramref name="atMost"/>.</summary>
    public async Task<long> CountAsync(
        SymbolNeed need, DateTimeOffset cut, long atMost, CancellationToken cancellationToken) =>
        (await ListAsync(
            """
            SELECT count(*) FROM (SELECT FROM market.batches
                WHERE symbol = $1 AND sequence >= $2 AND stored_at < $3 LIMIT $4) AS found
            """,
            row => row.GetInt64(0), cancellationToken,
            Text(need.Symbol), Number(need.From), Instant(cut), Number(atMost)))[0];

    /// <summary>The first instant of the month in which the first of the needed steps was stored.</summary>
    public async Task<DateTimeOffset> MonthOfAsync(SymbolNeed need, CancellationToken cancellationToken) =>
        (await ListAsync(
            """
            SELECT market.month_of(stored_at) FROM market.batches
            WHERE symbol = $1 AND sequence >= $2 ORDER BY sequence LIMIT 1
            """,
            row => row.GetFieldValue<DateTimeOffset>(0), cancellationToken, Text(need.Symbol), Number(need.From)))[0];

    /// <summary>Drops every month before <paramref name="cut"/>; moves what <paramref name="needs"/> name.</summary>
    public async Task<ImmutableArray<string>> DropAsync(
        DateTimeOffset cut, ImmutableArray<SymbolNeed> needs, CancellationToken cancellationToken)
    {
        try
        {
            return
            [
                .. await ListAsync(
                    "SELECT market.drop_months($1, $2, $3)",
                    row => row.GetString(0), cancellationToken,
                    Instant(cut),
                    Array(NpgsqlDbType.Varchar, needs.Select(need => need.Symbol).ToArray()),
                    Array(NpgsqlDbType.Bigint, needs.Select(need => need.From).ToArray())),
            ];
        }
        catch (PostgresException e) when (e.IsCollision()
            || e.SqlState is PostgresErrorCodes.LockNotAvailable or NeedsChanged)
        {
            throw new RetentionBusyException(e);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => source.DisposeAsync();

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

    private static NpgsqlParameter Text(string value) => new() { NpgsqlDbType = NpgsqlDbType.Varchar, Value = value };

    private static NpgsqlParameter Number(long value) => new() { Value = value };

    private static NpgsqlParameter Array(NpgsqlDbType element, object values) =>
        new() { NpgsqlDbType = NpgsqlDbType.Array | element, Value = values };

    private static NpgsqlParameter Instant(DateTimeOffset value) =>
        new() { NpgsqlDbType = NpgsqlDbType.TimestampTz, Value = value.UtcDateTime };
}
