using TradingPlatform.Cli.Database;
using TradingPlatform.EventStore.Events;
using TradingPlatform.EventStore.Postgres;
using TradingPlatform.EventStore.Upkeep.Search;

namespace TradingPlatform.Cli.Log;

/// <summary>The platform's event log, opened to look at it. Nothing is written.</summary>
internal sealed class OpenedLog : IAsyncDisposable
{
    private readonly PlatformDatabase _database;

    private OpenedLog(PlatformDatabase database)
    {
        _database = database;
        var connectionString = database.ApplicationConnectionString;
        Events = new PostgresEventLog(connectionString, EventCatalog.Domain, TimeProvider.System);
        Search = new EventSearch(connectionString);
    }

    /// <summary>Reads events as the platform does.</summary>
    public PostgresEventLog Events { get; }

    /// <summary>Finds events as they lie there.</summary>
    public EventSearch Search { get; }

    /// <summary>Opens the platform's.</summary>
    /// <exception cref="CommandFailedException">Its schema is not this program's.</exception>
    public static async Task<OpenedLog> OpenAsync(Session session, CancellationToken stop) =>
        new(await MigratedDatabase.OpenAsync(session, stop));

    /// <summary>How far the log can be shown without missing what is just being committed.</summary>
    public async Task<long> SafePositionAsync(CancellationToken stop)
    {
        const int Page = 1_000;
        var position = Math.Max(0, await Events.HeadAsync(stop) - Page);
        while (await Events.ReadRawAsync(position, Page, stop) is { IsEmpty: false } page)
        {
            position = page[^1].Position;
            if (page.Length < Page)
            {
                break;
            }
        }

        return position;
    }

    public async ValueTask DisposeAsync()
    {
        await Search.DisposeAsync();
        await Events.DisposeAsync();
        await _database.DisposeAsync();
    }
}
