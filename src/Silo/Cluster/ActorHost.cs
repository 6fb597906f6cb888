using Microsoft.Extensions.Hosting;
using Orleans.Hosting;
using TradingPlatform.Grains.Interfaces.Market;

namespace TradingPlatform.Silo;

/// <summary>The actors of one process, on a cluster of one silo: nothing but this process knows of it.</summary>
internal static class ActorHost
{
    private const string Subscriptions = "PubSubStore";

    /// <summary>Adds them. Whatever the database, reminders end with the process here: one silo alone is for
    /// trying things out.</summary>
    public static void AddActors(this IHostApplicationBuilder builder, string? connectionString) =>
        builder.UseOrleans(silo => silo
            .UseLocalhostClustering()
            .AddMemoryGrainStorage(Subscriptions)
            .AddMemoryStreams(MarketStreams.Provider)
            .UseInMemoryReminderService()
            .AddDomainTypes());
}
