using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using Orleans.Hosting;

namespace TradingPlatform.Bench.Actors;

/// <summary>A grain host for a bench: statistics on, and one call filter where asked for.</summary>
public sealed class BenchSilo : IAsyncDisposable
{
    private readonly IHost _host;

    private BenchSilo(IHost host) => _host = host;

    public IClusterClient Client => _host.Services.GetRequiredService<IClusterClient>();

    public static async Task<BenchSilo> StartAsync(bool withFilter)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.UseOrleans(silo =>
        {
            silo.AddMemoryStreams("memory").AddGrains(typeof(BenchSilo).Assembly);
            if (withFilter)
            {
                silo.AddIncomingGrainCallFilter<CountingFilter>();
            }
        });
        var host = builder.Build();
        await host.StartAsync();
        return new BenchSilo(host);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
