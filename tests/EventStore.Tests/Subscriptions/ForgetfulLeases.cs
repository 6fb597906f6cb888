using System.Collections.Immutable;
using TradingPlatform.EventStore.Readers;
using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.EventStore.Tests.Subscriptions;

/// <summary>Leases whose store fails now and then, before or after it wrote: what a crash at that moment leaves behind.
/// </summary>
internal sealed class ForgetfulLeases(IReaderLeases inner, int seed, int failsIn = 20) : IReaderLeases
{
    private readonly Random _random = new(seed);

    public async Task<IReaderLease> TakeAsync(string reader, CancellationToken cancellationToken) =>
        new Lease(await inner.TakeAsync(reader, cancellationToken), this);

    private async Task FailAtTimesAsync(Func<Task> write)
    {
        int chance;
        lock (_random)
        {
            chance = _random.Next(2 * failsIn);
        }

        if (chance != 0)
        {
            await write();
        }

        if (chance <= 1)
        {
            throw new EventLogUnavailableException("The store failed, as planned.", outcomeUnknown: true);
        }
    }

    private sealed class Lease(IReaderLease lease, ForgetfulLeases home) : IReaderLease
    {
        public CancellationToken Lost => lease.Lost;

        public Task<long> CheckpointAsync(CancellationToken cancellationToken) =>
            lease.CheckpointAsync(cancellationToken);

        public Task SaveAsync(long position, CancellationToken cancellationToken) =>
            home.FailAtTimesAsync(() => lease.SaveAsync(position, cancellationToken));

        public Task<ImmutableArray<ParkedEvent>> ParkedAsync(CancellationToken cancellationToken) =>
            lease.ParkedAsync(cancellationToken);

        public Task ParkAsync(ParkedEvent parked, CancellationToken cancellationToken) =>
            home.FailAtTimesAsync(() => lease.ParkAsync(parked, cancellationToken));

        public Task ResumeAsync(string stream, long throughVersion, CancellationToken cancellationToken) =>
            home.FailAtTimesAsync(() => lease.ResumeAsync(stream, throughVersion, cancellationToken));

        public Task ReleaseAsync(string stream, long version, CancellationToken cancellationToken) =>
            home.FailAtTimesAsync(() => lease.ReleaseAsync(stream, version, cancellationToken));

        public ValueTask DisposeAsync() => lease.DisposeAsync();
    }
}
