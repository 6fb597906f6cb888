using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using TradingPlatform.Domain.Market;
using TradingPlatform.Grains.Interfaces.Market;
using TradingPlatform.Silo.Feeding;

namespace TradingPlatform.Silo;

/// <summary>While this silo feeds the platform, tells the board every second how the feed is doing.</summary>
internal sealed class FeedReporting(
    IMarketFeed feed,
    PumpProgress progress,
    IClusterClient grains,
    TimeProvider clock,
    ILogger<FeedReporting> logger,
    string reason) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (progress.IsFeeding)
            {
                await PostAsync();
            }
        }
    }

    private async Task PostAsync()
    {
        try
        {
            await grains.GetGrain<IFeedBoardGrain>(IFeedBoardGrain.Key).PostAsync(new FeedReport(
                feed.Mode, feed.Speed, reason, [.. feed.Instruments.Select(ReportOf)], clock.GetUtcNow()));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.LogWarning("The feed's state was not told: {Error}", e.Message); // the next one comes in a second
        }
    }

    /// <summary>What the pump stumbles over says more than a source that is fine.</summary>
    private MarketReport ReportOf(Instrument instrument)
    {
        var status = feed.Status(instrument.Symbol);
        return new MarketReport(instrument, progress.Troubles.TryGetValue(instrument.Symbol, out var trouble)
            ? status with { Detail = trouble }
            : status);
    }
}
