using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans;
using Orleans.Configuration;
using Orleans.Dashboard;
using Orleans.Hosting;
using TradingPlatform.Api.Operators;
using TradingPlatform.Domain.Trading;
using TradingPlatform.EventStore;
using TradingPlatform.Grains.Interfaces.Market;
using TradingPlatform.Silo;
using TradingPlatform.Silo.Feeding;

namespace TradingPlatform.Api.Cluster;

/// <summary>API, hub and web page as a client of a cluster.</summary>
public static class ClusterApi
{
    /// <summary>Where operators look into the cluster.</summary>
    public const string Dashboard = "/ops/orleans";

    /// <summary>Waits until the cluster tells which markets there are, and puts the process together, not yet
    /// started.</summary>
    /// <param name="options">What it is started with; the connection string is the cluster's.</param>
    /// <param name="settings">How it finds the cluster.</param>
    /// <param name="logging">Where log lines go.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public static async Task<WebApplication> BuildAsync(
        PlatformOptions options,
        ClusterSettings settings,
        Action<ILoggingBuilder>? logging,
        CancellationToken cancellationToken)
    {
        var report = await AskAsync(settings, logging, cancellationToken);
        var app = PlatformHost.Build(
            options with { FeedReason = report.Reason }, builder => AddClient(builder, settings, report), logging);
        app.MapOrleansDashboard(Dashboard).RequireAuthorization(OperatorPolicy.Name).ExcludeFromDescription();
        return app;
    }

    /// <summary>A client for one question: the catalogue of markets is fixed before the process is built.</summary>
    private static async Task<FeedReport> AskAsync(
        ClusterSettings settings, Action<ILoggingBuilder>? logging, CancellationToken cancellationToken)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        logging?.Invoke(builder.Logging);
        builder.UseOrleansClient(client => client.Join(settings));
        using var host = builder.Build();
        await host.StartAsync(cancellationToken);
        try
        {
            return await FeedBoard.FirstAsync(
                host.Services.GetRequiredService<IClusterClient>(), cancellationToken);
        }
        finally
        {
            await host.StopAsync(CancellationToken.None);
        }
    }

    private static void AddClient(IHostApplicationBuilder builder, ClusterSettings settings, FeedReport report)
    {
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddEventLog(settings.ConnectionString);
        builder.UseOrleansClient(client => client.Join(settings).AddDashboard());
        services.AddSingleton(parts => new MirroredFeed(report, parts.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IMarketFeed>(parts => parts.GetRequiredService<MirroredFeed>());
        services.AddSingleton<PlatformTopology>();
        services.AddSingleton<PumpProgress>();
        services.AddSingleton(PaperVenueTerms.Default);
        services.AddHostedService<FeedBoard>();
    }

    private static IClientBuilder Join(this IClientBuilder client, ClusterSettings settings) => client
        .Configure<ClusterOptions>(names =>
        {
            names.ClusterId = settings.ClusterId;
            names.ServiceId = settings.ServiceId;
        })
        .UseAdoNetClustering(table =>
        {
            table.Invariant = ClusterSettings.Driver;
            table.ConnectionString = settings.ProviderConnectionString;
        })
        .UseConnectionRetryFilter(RetryAsync)
        .AddDomainTypes();

    /// <summary>The API may start before its first silo, and outlive all of them.</summary>
    private static async Task<bool> RetryAsync(Exception failure, CancellationToken cancellationToken)
    {
        await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
        return true;
    }
}
