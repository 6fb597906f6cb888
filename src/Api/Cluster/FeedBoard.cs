using Orleans;
using TradingPlatform.Grains.Interfaces.Market;

namespace TradingPlatform.Api.Cluster;

/// <summary>Reads the board again and again.</summary>
internal sealed class FeedBoard(MirroredFeed feed, IClusterClient grains, TimeProvider clock, ILogger<FeedBoard> logger)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>What a board shows, as soon as it shows anything.</summary>
    public static async Task<FeedReport> FirstAsync(IClusterClient grains, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await grains.GetGrain<IFeedBoardGrain>(IFeedBoardGrain.Key).ReadAsync() is { } report)
            {
                return report;
            }

            await Task.Delay(Pause, cancellationToken);
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (await grains.GetGrain<IFeedBoardGrain>(IFeedBoardGrain.Key).ReadAsync() is { } report)
                {
                    feed.Take(report);
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogWarning("The feed's state cannot be read: {Error}", e.Message); // its age says so too
            }
        }
    }
}
