using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using TradingPlatform.Domain.Trading;
using TradingPlatform.EventStore;
using TradingPlatform.Grains.Interfaces.Market;
using TradingPlatform.Silo.Feeding;
using TradingPlatform.Silo.Reporting;

namespace TradingPlatform.Silo;

/// <summary>The host of the grains: event log, actors, and the pump that feeds them.</summary>
public static class SiloSetup
{
    /// <summary>Adds them to a process that is the whole platform.</summary>
    /// <param name="builder">The process.</param>
    /// <param name="feed">The open feed.</param>
    /// <param name="connectionString">PostgreSQL, migrated; null keeps events in memory.</param>
    public static void AddPlatformSilo(this IHostApplicationBuilder builder, IMarketFeed feed, string? connectionString)
    {
        var services = builder.Services;
        if (connectionString is null)
        {
            services.AddMemoryEventLog();
        }
        else
        {
            services.AddEventLog(connectionString);
        }

        builder.AddActors(connectionString);
        services.AddSingleton<IFeedTurn, OnlyProcess>();
        services.AddFeeding(feed);
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
