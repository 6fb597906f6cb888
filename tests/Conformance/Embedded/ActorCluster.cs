using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using Orleans.Hosting;

namespace TradingPlatform.Conformance;

/// <summary>The host under test: the embedded one.</summary>
public sealed class ActorCluster : IAsyncLifetime
{
    private IHost? _host;

    /// <summary>The way in.</summary>
    public IClusterClient Client => _host!.Services.GetRequiredService<IClusterClient>();

    /// <summary>How many hosts serve grains; each has workers of its own.</summary>
    public const int Silos = 1;

    public async Task InitializeAsync()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.UseOrleans(silo => silo
            .AddGrains(typeof(ActorCluster).Assembly)
            .UseLocalhostClustering()
            .AddSuite());
        _host = builder.Build();
        await _host.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _host!.StopAsync();
        _host.Dispose();
    }
}
