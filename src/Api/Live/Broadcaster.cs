using Microsoft.AspNetCore.SignalR;

namespace TradingPlatform.Api.Live;

/// <summary>Ten times a second, while anybody watches: samples the platform once and tells each client what changed for
/// it. A client
/// that has not taken its last message is passed over, so nothing queues up.</summary>
public sealed class Broadcaster(
    Watchers watchers,
    FrameSampler sampler,
    IHubContext<PlatformHub> hub,
    TimeProvider clock,
    ILogger<Broadcaster> logger) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var ticks = new PeriodicTimer(Pace, clock);
        while (await NextAsync(ticks, stoppingToken))
        {
            if (watchers.IsEmpty)
            {
                continue;
            }

            try
            {
                await TellAsync(await sampler.SampleAsync(), stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // The next tick samples anew and tells what changed since, so a missed one loses nothing.
                logger.LogWarning("The screens were not told: {Error}", e.Message);
            }
        }
    }

    private static async Task<bool> NextAsync(PeriodicTimer ticks, CancellationToken stoppingToken)
    {
        try
        {
            return await ticks.WaitForNextTickAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task TellAsync(PlatformFrame frame, CancellationToken stoppingToken)
    {
        foreach (var (connection, client) in watchers.All)
        {
            if (!client.Sending.IsCompleted)
            {
                continue;
            }

            if (!client.HasSnapshot)
            {
                var snapshot = await client.Watcher.SnapshotAsync(frame);
                client.HasSnapshot = true;
                client.Sending = hub.Clients.Client(connection).SendAsync("snapshot", snapshot, stoppingToken);
            }
            else if (await client.Watcher.DeltaAsync(frame) is { } delta)
            {
                client.Sending = hub.Clients.Client(connection).SendAsync("delta", delta, stoppingToken);
            }
        }
    }
}
