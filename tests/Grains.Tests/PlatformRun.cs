using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using TradingPlatform.EventStore.Events;
using TradingPlatform.EventStore.Memory;
using TradingPlatform.Grains.Interfaces.Events;
using TradingPlatform.Grains.Interfaces.Market;
using TradingPlatform.Silo;
using TradingPlatform.Silo.Feeding;
using TradingPlatform.Silo.Reporting;

namespace TradingPlatform.Grains.Tests;

/// <summary>The platform's grains in one process over a given log and feed.</summary>
internal sealed class PlatformRun : IAsyncDisposable
{
    private readonly IHost _host;

    private PlatformRun(IHost host) => _host = host;

    public IClusterClient Grains => _host.Services.GetRequiredService<IClusterClient>();

    public PlatformTopology Topology => _host.Services.GetRequiredService<PlatformTopology>();

    public PumpProgress Progress => _host.Services.GetRequiredService<PumpProgress>();

    public static MemoryEventLog NewLog() => new(EventCatalog.Domain, TimeProvider.System);

    public static async Task<PlatformRun> StartAsync(IEventLog log, IMarketFeed feed, IFeedTurn? turn = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.AddPlatformSilo(feed, connectionString: null);
        builder.Services.Replace(ServiceDescriptor.Singleton(log));
        builder.Services.Replace(ServiceDescriptor.Singleton(turn ?? new OnlyProcess()));
        var host = builder.Build();
        await host.StartAsync();
        return new PlatformRun(host);
    }

    /// <summary>Plays <paramref name="feed"/> to its end.</summary>
    public static async Task<RunReport> PlayAsync(IEventLog log, IMarketFeed feed, TimeSpan atMost)
    {
        await using var run = await StartAsync(log, feed);
        return await run.ReportAsync(atMost);
    }

    public async Task<RunReport> ReportAsync(TimeSpan atMost)
    {
        await Progress.Finished.WaitAsync(atMost);
        return await _host.Services.GetRequiredService<RunReporter>().WriteAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
