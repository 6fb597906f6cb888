using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using Orleans.Hosting;
using TradingPlatform.Conformance.Outages;

namespace TradingPlatform.Conformance;

/// <summary>The embedded host is stopped and another one started while callers are at work.</summary>
public sealed class RestartedHostTests
{
    private const int Restarts = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_call_is_answered_in_the_end_and_nothing_acknowledged_is_lost(bool drains)
    {
        var host = await StartAsync();
        var client = host.Services.GetRequiredService<IClusterClient>();
        var callers = new PersistentCallers(() => Volatile.Read(ref client));
        using var stop = new CancellationTokenSource();
        var calling = callers.RunAsync(stop.Token);
        for (var restart = 0; restart < Restarts; restart++)
        {
            await AnsweredAsync(callers, calling);

            // A host that may not drain leaves its grains as they stand, in the midst of their calls.
            await host.StopAsync(new CancellationToken(canceled: !drains));
            host.Dispose();
            host = await StartAsync();
            Volatile.Write(ref client, host.Services.GetRequiredService<IClusterClient>());
        }

        await AnsweredAsync(callers, calling);
        await stop.CancelAsync();
        await calling.WaitAsync(Patience);
        await host.StopAsync();
        host.Dispose();
        Assert.True(callers.AskedAgain > 0);
        callers.AssertNothingLost();
    }

    private static async Task<IHost> StartAsync()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.UseOrleans(silo => silo
            .AddGrains(typeof(RestartedHostTests).Assembly)
            .UseLocalhostClustering()
            .AddSuite());
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    /// <summary>Waits until every key has answered from now on.</summary>
    private static async Task AnsweredAsync(PersistentCallers callers, Task calling)
    {
        var earlier = callers.Acknowledged;
        for (var end = DateTime.UtcNow + Patience; !callers.EveryKeyAnsweredSince(earlier); await Task.Delay(20))
        {
            Assert.False(calling.IsFaulted, calling.Exception?.ToString());
            Assert.True(DateTime.UtcNow < end, $"Not every key answered within {Patience}.");
        }
    }
}
