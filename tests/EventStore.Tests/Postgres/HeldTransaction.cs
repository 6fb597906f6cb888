using System.Globalization;
using Npgsql;

namespace TradingPlatform.EventStore.Tests.Postgres;

/// <summary>A transaction of another process that takes its time.</summary>
internal sealed class HeldTransaction : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;

    private HeldTransaction(NpgsqlConnection connection, NpgsqlTransaction transaction) =>
        (_connection, _transaction) = (connection, transaction);

    public static async Task<HeldTransaction> BeginAsync(string connectionString)
    {
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        return new HeldTransaction(connection, await connection.BeginTransactionAsync());
    }

    public async Task RunAsync(string sql, string stream)
    {
        var text = string.Format(CultureInfo.InvariantCulture, sql, stream);
        await using var command = new NpgsqlCommand(text, _connection, _transaction);
        await command.ExecuteNonQueryAsync();
    }

    public Task EndAsync(bool commits) => commits ? _transaction.CommitAsync() : _transaction.RollbackAsync();

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
