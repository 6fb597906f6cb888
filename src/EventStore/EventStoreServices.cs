using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using TradingPlatform.EventStore.Events;
using TradingPlatform.EventStore.Memory;
using TradingPlatform.EventStore.Postgres;
using TradingPlatform.EventStore.Readers;
using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.EventStore;

/// <summary>Puts an event log into a host.</summary>
public static class EventStoreServices
{
    /// <summary>The log on PostgreSQL. It connects at the first use, and stores what has queued when the host is
    /// disposed, after every hosted service has stopped. Migrate first.</summary>
    public static IServiceCollection AddEventLog(
        this IServiceCollection services, string connectionString, EventLogOptions? options = null)
    {
        services.AddShared();
        services.AddSingleton(parts => new PostgresEventLog(
            connectionString,
            parts.GetRequiredService<EventCatalog>(),
            parts.GetRequiredService<TimeProvider>(),
            options));
        services.AddSingleton<IEventLog>(parts => parts.GetRequiredService<PostgresEventLog>());
        return services;
    }

    /// <summary>The log in memory; gone when the process ends.</summary>
    public static IServiceCollection AddMemoryEventLog(this IServiceCollection services)
    {
        services.AddShared();
        services.AddSingleton<IEventLog>(parts => new MemoryEventLog(
            parts.GetRequiredService<EventCatalog>(), parts.GetRequiredService<TimeProvider>()));
        return services;
    }

    private static void AddShared(this IServiceCollection services)
    {
        services.TryAddSingleton(EventCatalog.Domain);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ReaderBoard>();
    }
}
