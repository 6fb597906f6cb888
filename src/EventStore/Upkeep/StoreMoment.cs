using Npgsql;
using NpgsqlTypes;

namespace TradingPlatform.EventStore.Upkeep;

/// <summary>The whole store at one moment, while others go on writing: everything that is read here, and by whoever
/// takes the moment on, is the same to the last row. It is read only.</summary>
public sealed class StoreMoment : IAsyncDisposable
{
    /// <summary>How many rows a page has.</summary>
    public const int Page = 2_000;

    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;

    private StoreMoment(NpgsqlConnection connection, NpgsqlTransaction transaction) =>
        (_connection, _transaction) = (connection, transaction);

    /// <summary>The server process that reads here; what it copies stands in <c>pg_stat_progress_copy</c>.</summary>
    public int ServerProcess => _connection.ProcessID;

    /// <summary>The connection, for what is no query.</summary>
    internal NpgsqlConnection Connection => _connection;

    /// <summary>Holds the moment.</summary>
    /// <param name="connectionString">A migrated database.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<StoreMoment> OpenAsync(string connectionString, CancellationToken cancellationToken)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString)
        {
            Pooling = false,
            CommandTimeout = 0, // as long as it takes
            Timezone = "UTC",
            MaxAutoPrepare = 20,
            ApplicationName = "trading-platform upkeep",
        };
        var connection = new NpgsqlConnection(builder.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            var transaction = await connection.BeginTransactionAsync(
                System.Data.IsolationLevel.RepeatableRead, cancellationToken);
            await using var hold = new NpgsqlCommand(
                """
                SET TRANSACTION READ ONLY;
                SET LOCAL idle_in_transaction_session_timeout = 0; SET LOCAL statement_timeout = 0;
                SELECT 1 -- the moment is that of the first query
                """, connection);
            await hold.ExecuteNonQueryAsync(cancellationToken);
            return new StoreMoment(connection, transaction);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>A name by which others take the moment on, <c>pg_dump --snapshot</c>; good until this is disposed
    /// of.</summary>
    public async Task<string> ExportAsync(CancellationToken cancellationToken) =>
        (await ListAsync("SELECT pg_export_snapshot()", row => row.GetString(0), cancellationToken))[0];

    /// <summary>All rows of <paramref name="sql"/>; keep them to a page.</summary>
    public async Task<IReadOnlyList<T>> ListAsync<T>(
        string sql,
        Func<NpgsqlDataReader, T> read,
        CancellationToken cancellationToken,
        params NpgsqlParameter[] parameters)
    {
        ArgumentNullException.ThrowIfNull(read);
        await using var command = new NpgsqlCommand(sql, _connection);
        command.Parameters.AddRange(parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var list = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
        {
            list.Add(read(reader));
        }

        return list;
    }

    /// <summary>The first value of <paramref name="sql"/>.</summary>
    public async Task<long> NumberAsync(string sql, CancellationToken cancellationToken) =>
        (await ListAsync(sql, row => row.GetInt64(0), cancellationToken))[0];

    /// <summary>A text as a statement's parameter.</summary>
    public static NpgsqlParameter Text(string value) => new() { NpgsqlDbType = NpgsqlDbType.Varchar, Value = value };

    /// <summary>A number as a statement's parameter.</summary>
    public static NpgsqlParameter Number(long value) => new() { NpgsqlDbType = NpgsqlDbType.Bigint, Value = value };

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
