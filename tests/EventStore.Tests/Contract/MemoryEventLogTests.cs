using TradingPlatform.EventStore.Memory;
using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.EventStore.Tests.Contract;

public sealed class MemoryEventLogTests : EventLogContract
{
    protected override Task<IEventLog> OpenAsync() =>
        Task.FromResult<IEventLog>(new MemoryEventLog(Note.Catalog, TimeProvider.System));
}

public sealed class MemoryCommandTests : CommandContract
{
    protected override Task<IEventLog> OpenAsync() =>
        Task.FromResult<IEventLog>(new MemoryEventLog(Note.Catalog, TimeProvider.System));
}

public sealed class MemoryHistoryTests : HistoryContract
{
    protected override Task<IEventLog> OpenAsync(TimeProvider clock) =>
        Task.FromResult<IEventLog>(new MemoryEventLog(Note.Catalog, clock));
}
