using TradingPlatform.EventStore.Memory;
using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.EventStore.Tests.Contract;

public sealed class MemoryEventLogTests : EventLogContract
{
    protected override Task<IEventLog> OpenAsync() =>
        Task.FromResult<IEventLog>(new MemoryEventLog(Note.Catalog, TimeProvider.System));
}
