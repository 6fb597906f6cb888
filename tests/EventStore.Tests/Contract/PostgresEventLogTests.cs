using TradingPlatform.EventStore.Postgres;
using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.EventStore.Tests.Contract;

[Collection(UsesDatabase.Name)]
public sealed class PostgresEventLogTests(Database database) : EventLogContract
{
    protected override async Task<IEventLog> OpenAsync() =>
        new PostgresEventLog(await database.CreateAsync(), Note.Catalog, TimeProvider.System);

    public override async Task DisposeAsync() => await ((PostgresEventLog)Log).DisposeAsync();
}
