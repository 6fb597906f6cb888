using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using TradingPlatform.Grains.Interfaces.Market;
using TradingPlatform.Silo;
using TradingPlatform.Silo.Feeding;
using TradingPlatform.Silo.Reporting;

namespace TradingPlatform.Grains.Tests.Cluster;

/// <summary>One silo of a cluster as a process has it, several of them in this one; they notice a death faster than
/// real ones.</summary>
internal sealed class TestSilo(IHost host) : IAsyncDisposable
{
    private readonly IHost _host = host;
    private bool _isDown;

    public PumpProgress Progress { get; } = host.Services.GetRequiredService<PumpProgress>();

    public static async Task<TestSilo> StartAsync(string connectionString, IMarketFeed feed)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.Services.Configure<ClusterMembershipOptions>(options =>
        {
            options.ProbeTimeout = TimeSpan.FromSeconds(1);
            options.NumMissedProbesLimit = 2;
            options.NumVotesForDeathDeclaration = 1;
        });
        builder.AddClusterSilo(
            feed, "for a test",
            new ClusterSettings(connectionString) { SiloPort = FreePort(), GatewayPort = FreePort() });
        var host = builder.Build();
        await host.StartAsync();
        return new TestSilo(host);
    }

    public async Task<RunReport> ReportAsync(TimeSpan atMost)
    {
        await Progress.Finished.WaitAsync(atMost);
        return await _host.Services.GetRequiredService<RunReporter>().WriteAsync(CancellationToken.None);
    }

    /// <summary>Dies without a word to the others: nothing is drained or handed over.</summary>
    public async Task KillAsync()
    {
        _isDown = true;
        await _host.StopAsync(new CancellationToken(canceled: true));
        _host.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_isDown)
        {
            await _host.StopAsync();
            _host.Dispose();
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
