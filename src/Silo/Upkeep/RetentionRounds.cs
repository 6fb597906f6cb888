using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using TradingPlatform.EventStore.Events;
using TradingPlatform.EventStore.Upkeep.Market;
using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.Silo.Upkeep;

/// <summary>Drops old months of the market log while the platform runs: at its start and every few hours after. What
/// cannot be done just now is done at a later round; nothing else waits for it. Several processes may do it at once.
/// </summary>
/// <param name="retention">Does it.</param>
/// <param name="keep">Steps that were stored within this time stay.</param>
/// <param name="clock">Real time.</param>
/// <param name="logger">Told what went, and what stood in the way.</param>
public sealed class RetentionRounds(
    MarketRetention retention, TimeSpan keep, TimeProvider clock, ILogger<RetentionRounds> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(6);
    private static readonly TimeSpan AgainAfter = TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = await TryRoundAsync(stoppingToken) ? Every : AgainAfter;
            await Task.Delay(pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> TryRoundAsync(CancellationToken stoppingToken)
    {
        try
        {
            var plan = await retention.PlanAsync(keep, stoppingToken);
            foreach (var part in await retention.DropAsync(plan, stoppingToken))
            {
                logger.LogInformation("The market log's {Part} was dropped: older than {Days} days", part, keep.Days);
            }

            return true;
        }
        catch (Exception e) when (e is RetentionBusyException or EventLogUnavailableException or NpgsqlException
            or UnknownEventException)
        {
            logger.LogWarning("Old months of the market log stay for now: {Error}", e.Message);
            return false;
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return true;
        }
    }
}
