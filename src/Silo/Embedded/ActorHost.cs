using Microsoft.Extensions.Hosting;
using Orleans.Hosting;
using TradingPlatform.Grains;
using TradingPlatform.Grains.Interfaces.Market;

namespace TradingPlatform.Silo;

/// <summary>The actors of one process, on the embedded host.</summary>
internal static class ActorHost
{
    /// <summary>Adds them.</summary>
    public static void AddActors(this IHostApplicationBuilder builder) => builder.UseOrleans(silo => silo
        .UseLocalhostClustering()
        .AddMemoryStreams(MarketStreams.Provider)
        .AddGrains(typeof(DecidingGrain<,,>).Assembly));
}
