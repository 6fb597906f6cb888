using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using TradingPlatform.Domain.Trading;
using TradingPlatform.EventStore;
using TradingPlatform.EventStore.Postgres;
using TradingPlatform.EventStore.Upkeep.Market;
using TradingPlatform.Grains.Interfaces.Market;
using TradingPlatform.Silo.Feeding;
using TradingPlatform.Silo.Reporting;
using TradingPlatform.Silo.Upkeep;

namespace TradingPlatform.Silo;

/// <summary>The host of the grains: event log, actors, and the pump that feeds them.</summary>
public static class SiloSetup
{
    /// <summary>Adds them to a process that is the whole platform.</summary>
    /// <param name="builder">The process.</param>
    /// <param name="feed">The open feed.</param>
    /// <param name="connectionString">PostgreSQL, migrated; null keeps events in memory.</param>
    /// <param name="keepMarket">How long market steps are kept; null keeps them for ever.</param>
    public static void AddPlatformSilo(
        this IHostApplicationBuilder builder,
        IMarketFeed feed,
        string? connectionString,
        TimeSpan? keepMarket = null)
    {
        var services = builder.Services;
        if (connectionString is null)
        {
            services.AddMemoryEventLog();
        }
        else
        {
            services.AddEventLog(connectionString);
            services.AddRetention(connectionString, keepMarket);
        }

        builder.AddActors(connectionString);
        services.AddSingleton<IFeedTurn, OnlyProcess>();
        services.AddFeeding(feed);
    }

    private static void AddRetention(this IServiceCollection services, string connectionString, TimeSpan? keepMarket)
    {
        if (keepMarket is not { } keep)
        {
            return;
        }

        services.AddSingleton(parts => new MarketRetention(
            connectionString, parts.GetRequiredService<PostgresEventLog>(), parts.GetRequiredService<TimeProvider>()));
        services.AddHostedService(parts => ActivatorUtilities.CreateInstance<RetentionRounds>(parts, keep));
    }

    /// <summary>Adds the pump that carries <paramref name="feed"/> into the grains, and what the grains ask
    /// for.</summary>
    internal static void AddFeeding(this IServiceCollection services, IMarketFeed feed)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(feed);
        services.AddSingleton<PlatformTopology>();
        services.AddSingleton<PlatformStart>();
        services.AddSingleton<PumpProgress>();
        services.AddSingleton<RunReporter>();
        services.AddSingleton(PaperVenueTerms.Default);
        services.AddHostedService<FeedPump>();
    }
}
