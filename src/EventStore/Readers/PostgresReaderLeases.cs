using System.Collections.Immutable;
using Npgsql;

namespace TradingPlatform.EventStore.Readers;

/// <summary>Leases by advisory lock, places in <c>mt_event_progression</c> (never under a name of Marten's), waiting
/// streams in <c>events.parked</c>.</summary>
/// <param name="connectionString">PostgreSQL, migrated.</param>
/// <param name="clock">Real time.</param>
public sealed class PostgresReaderLeases(string connectionString, TimeProvider clock) : IReaderLeases
{
    private readonly ReaderLock _lock = new(connectionString, clock);

    /// <inheritdoc/>
    public async Task<IReaderLease> TakeAsync(string reader, CancellationToken cancellationToken) =>
        new Lease(await _lock.TakeAsync(reader, cancellationToken));

    private sealed class Lease(ReaderLease lease) : IReaderLease
    {
        public CancellationToken Lost => lease.Lost;

        public Task<long> CheckpointAsync(CancellationToken cancellationToken) => lease.RunAsync(
            connection => ReaderSql.CheckpointAsync(connection, lease.Reader, cancellationToken), cancellationToken);

        public Task SaveAsync(long position, CancellationToken cancellationToken) =>
            RunAsync(ReaderSql.Save(lease.Reader, position), cancellationToken);

        public Task<ImmutableArray<ParkedEvent>> ParkedAsync(CancellationToken cancellationToken) => lease.RunAsync(
            connection => ParkedSql.ListAsync(connection, lease.Reader, cancellationToken), cancellationToken);

        public Task ParkAsync(ParkedEvent parked, CancellationToken cancellationToken) =>
            RunAsync(ParkedSql.Park(parked), cancellationToken);

        public Task ResumeAsync(string stream, long throughVersion, CancellationToken cancellationToken) =>
            RunAsync(ParkedSql.Resume(lease.Reader, stream, throughVersion), cancellationToken);

        public Task ReleaseAsync(string stream, long version, CancellationToken cancellationToken) =>
            RunAsync(ParkedSql.Release(lease.Reader, stream, version), cancellationToken);

        public ValueTask DisposeAsync() => lease.DisposeAsync();

        private Task<int> RunAsync(NpgsqlCommand command, CancellationToken cancellationToken) => lease.RunAsync(
            async connection =>
            {
                await using (command)
                {
                    command.Connection = connection;
                    return await command.ExecuteNonQueryAsync(cancellationToken);
                }
            },
            cancellationToken);
    }
}
