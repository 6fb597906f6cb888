using System.Collections.Immutable;
using Npgsql;

namespace TradingPlatform.EventStore.Readers;

/// <summary>What waits, as <c>events.parked</c> tells; it can be asked by any process.</summary>
/// <param name="connectionString">PostgreSQL, migrated.</param>
public sealed class PostgresParkedEvents(string connectionString) : IParkedEvents
{
    /// <inheritdoc/>
    public async Task<ImmutableArray<ParkedEvent>> ListAsync(CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        return await ParkedSql.ListAsync(connection, reader: null, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<int> RetryAsync(string reader, string? stream, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var retry = ParkedSql.Retry(reader, stream);
        retry.Connection = connection;
        return await retry.ExecuteNonQueryAsync(cancellationToken);
    }
}
