using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Dashboard;
using Orleans.Hosting;
using Orleans.Storage;
using TradingPlatform.EventStore;
using TradingPlatform.Grains.Interfaces.Market;
using TradingPlatform.Silo.Feeding;

namespace TradingPlatform.Silo;

/// <summary>One silo of a cluster that knows itself through PostgreSQL.</summary>
public static class ClusterSilo
{
    private const string Subscriptions = "PubSubStore";

    /// <summary>Adds it to a process: grains, event log, and the pump that feeds them when its turn comes.</summary>
    /// <param name="builder">The process.</param>
    /// <param name="feed">The open feed; the same choice in every silo.</param>
    /// <param name="reason">Why this feed, for people.</param>
    /// <param name="settings">How it finds its cluster.</param>
    public static void AddClusterSilo(
        this IHostApplicationBuilder builder, IMarketFeed feed, string reason, ClusterSettings settings)
    {
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddEventLog(settings.ConnectionString);
        builder.UseOrleans(silo => silo.Join(settings));
        services.AddSingleton<IFeedTurn>(parts => new DatabaseFeedTurn(
            settings.ConnectionString,
            parts.GetRequiredService<TimeProvider>(),
            parts.GetRequiredService<ILogger<DatabaseFeedTurn>>()));
        services.AddFeeding(feed);
        services.AddHostedService(parts => ActivatorUtilities.CreateInstance<FeedReporting>(parts, reason));
    }

    private static void Join(this ISiloBuilder silo, ClusterSettings settings)
    {
        silo.Configure<ClusterOptions>(names =>
        {
            names.ClusterId = settings.ClusterId;
            names.ServiceId = settings.ServiceId;
        });
        silo.ConfigureEndpoints(
            settings.Address, settings.SiloPort, settings.GatewayPort, listenOnAnyHostAddress: false);
        silo.UseAdoNetClustering(table =>
        {
            table.Invariant = ClusterSettings.Driver;
            table.ConnectionString = settings.ProviderConnectionString;
        });
        silo.UseAdoNetReminderService(table =>
        {
            table.Invariant = ClusterSettings.Driver;
            table.ConnectionString = settings.ProviderConnectionString;
        });
        silo.Services.AddKeyedSingleton<IGrainStorage>(Subscriptions, (parts, _) => new GrainStateStore(
            settings.ConnectionString, parts.GetRequiredService<IGrainStorageSerializer>()));
        silo.AddMemoryStreams(MarketStreams.Provider);
        silo.AddDomainTypes();
        silo.AddDashboard();
    }
}
