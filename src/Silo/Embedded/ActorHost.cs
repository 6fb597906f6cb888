using Microsoft.Extensions.Hosting;
using Orleans.Hosting;
using TradingPlatform.Grains;
using TradingPlatform.Grains.Interfaces.Market;
using TradingPlatform.Reminders;

namespace TradingPlatform.Silo;

/// <summary>The actors of one process, on the embedded host.</summary>
internal static class ActorHost
{
    /// <summary>Adds them.</summary>
    /// <param name="builder">The process.</param>
    /// <param name="connectionString">PostgreSQL, migrated, for reminders that outlive the process; null keeps them in
    /// memory.</param>
    public static void AddActors(this IHostApplicationBuilder builder, string? connectionString) =>
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering();
            silo.AddMemoryStreams(MarketStreams.Provider);
            silo.AddGrains(typeof(DecidingGrain<,,>).Assembly);
            _ = connectionString is null
                ? silo.UseInMemoryReminderService()
                : silo.UsePostgresReminders(connectionString);
        });
}
