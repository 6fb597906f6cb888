using System.Collections.Immutable;
using Npgsql;

namespace TradingPlatform.EventStore.Upkeep.Backups;

/// <summary>The whole store at one moment, while others go on writing: what is read here and by whoever takes on its
/// <see cref="Snapshot"/> is the same to the last row.</summary>
public sealed class LogMoment : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;

    private LogMoment(NpgsqlConnection connection, NpgsqlTransaction transaction, string snapshot) =>
        (_connection, _transaction, Snapshot) = (connection, transaction, snapshot);

    /// <summary>Names the moment for <c>pg_dump --snapshot</c>; valid until this is disposed of.</summary>
    public string Snapshot { get; }

    /// <summary>The server process that reads here; its progress stands in <c>pg_stat_progress_copy</c>.</summary>
    public int ServerProcess => _connection.ProcessID;

    /// <summary>Holds a moment.</summary>
    public static async Task<LogMoment> TakeAsync(string connectionString, CancellationToken cancellationToken)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString)
        {
            Pooling = false,
            CommandTimeout = 0, // as long as it takes
            ApplicationName = "trading-platform backup",
        };
        var connection = new NpgsqlConnection(builder.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            var transaction = await connection.BeginTransactionAsync(
                System.Data.IsolationLevel.RepeatableRead, cancellationToken);
            await using var hold = new NpgsqlCommand(
                """
                SET TRANSACTION READ ONLY; SET LOCAL idle_in_transaction_session_timeout = 0;
                SET LOCAL statement_timeout = 0; SELECT pg_export_snapshot()
                """, connection);
            var snapshot = (string)(await hold.ExecuteScalarAsync(cancellationToken))!;
            return new LogMoment(connection, transaction, snapshot);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>What there is; hash and archive are still empty.</summary>
    public async Task<BackupManifest> DescribeAsync(CancellationToken cancellationToken)
    {
        await using var ask = new NpgsqlCommand(
            """
            SELECT now(), current_setting('server_version'), current_setting('server_version_num')::int / 10000,
                (SELECT array_agg(number ORDER BY number) FROM platform.migrations),
                (SELECT coalesce(array_agg(DISTINCT r.rolname::text), '{}')
                    FROM pg_class c, LATERAL aclexplode(c.relacl) AS a JOIN pg_roles r ON r.oid = a.grantee
                    WHERE a.grantee <> c.relowner AND r.rolname !~ '^pg_'),
                (SELECT count(*) FROM events.mt_streams), (SELECT count(*) FROM events.mt_events),
                (SELECT coalesce(max(seq_id), 0) FROM events.mt_events), (SELECT count(*) FROM market.batches)
            """, _connection);
        await using var row = await ask.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return new BackupManifest(
            row.GetFieldValue<DateTimeOffset>(0),
            row.GetString(1),
            row.GetInt32(2),
            ClientMajor: 0,
            [.. row.GetFieldValue<int[]>(3)],
            [.. row.GetFieldValue<string[]>(4).Order(StringComparer.Ordinal)],
            row.GetInt64(5),
            row.GetInt64(6),
            row.GetInt64(7),
            row.GetInt64(8),
            LogHash: "",
            ArchiveBytes: 0,
            ArchiveHash: "");
    }

    /// <summary>The hash of the log at this moment.</summary>
    public Task<string> HashAsync(CancellationToken cancellationToken) =>
        LogHash.TakeAsync(_connection, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
