using Npgsql;
using TradingPlatform.EventStore.Tailing;

namespace TradingPlatform.EventStore.Postgres;

/// <summary>Checkpoints in <c>mt_event_progression</c>, beside Marten's own and never under its names.</summary>
public sealed class PostgresCheckpoints(string connectionString) : ICheckpoints, IAsyncDisposable
{
    private static readonly string[] MartensOwn = ["HighWaterMark", "HighWaterAllocationFence", "HighWaterStuckGap"];
    private readonly NpgsqlDataSource _source = ReadSource.Create(connectionString, new EventLogOptions());

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The name is one of Marten's.</exception>
    public Task<long> LoadAsync(string reader, CancellationToken cancellationToken)
    {
        RequireOurs(reader);
        return ReadSource.AskAsync(_source, async () =>
        {
            await using var command = _source.CreateCommand(
                "SELECT last_seq_id FROM events.mt_event_progression WHERE name = $1");
            command.Parameters.Add(new() { Value = reader });
            return await command.ExecuteScalarAsync(cancellationToken) is long position ? position : 0;
        });
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The name is one of Marten's.</exception>
    public Task SaveAsync(string reader, long position, CancellationToken cancellationToken)
    {
        RequireOurs(reader);
        return ReadSource.AskAsync(_source, async () =>
        {
            await using var command = _source.CreateCommand("""
                INSERT INTO events.mt_event_progression (name, last_seq_id, last_updated) VALUES ($1, $2, now())
                ON CONFLICT (name) DO UPDATE
                SET last_seq_id = excluded.last_seq_id, last_updated = excluded.last_updated
                """);
            command.Parameters.Add(new() { Value = reader });
            command.Parameters.Add(new() { Value = position });
            return await command.ExecuteNonQueryAsync(cancellationToken);
        });
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private static void RequireOurs(string reader)
    {
        if (reader.Length == 0
            || reader.EndsWith(":All", StringComparison.Ordinal)
            || MartensOwn.Contains(reader, StringComparer.Ordinal))
        {
            throw new ArgumentException(
                $"'{reader}' cannot name a reader: Marten's daemon uses that name.", nameof(reader));
        }
    }
}
