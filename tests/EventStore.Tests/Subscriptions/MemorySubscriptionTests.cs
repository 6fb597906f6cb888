using TradingPlatform.EventStore.Memory;
using TradingPlatform.EventStore.Readers;
using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.EventStore.Tests.Subscriptions;

public sealed class MemorySubscriptionTests : SubscriptionContract
{
    private readonly MemoryReaderLeases _leases = new(TimeProvider.System);

    protected override Task<(IEventLog Log, IReaderLeases Leases, IParkedEvents Parked)> OpenAsync() =>
        Task.FromResult<(IEventLog, IReaderLeases, IParkedEvents)>(
            (new MemoryEventLog(Note.Catalog, TimeProvider.System), _leases, _leases));

    public override Task DisposeAsync() => Task.CompletedTask;

    private protected override Task<long> PlaceAsync() => Task.FromResult(_leases.PlaceOf("follower"));
}
