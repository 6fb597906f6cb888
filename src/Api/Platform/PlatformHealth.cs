using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using TradingPlatform.Grains.Interfaces.Events;
using TradingPlatform.Grains.Interfaces.Market;

namespace TradingPlatform.Api.Platform;

/// <summary>Health: "live" touches nothing, "ready" asks database and feed.</summary>
public static class PlatformHealth
{
    private const string Ready = "ready";

    /// <summary>Adds the checks.</summary>
    public static void AddPlatformHealth(this IServiceCollection services) => services.AddHealthChecks()
        .AddCheck<LogCheck>("database", tags: [Ready])
        .AddCheck<FeedCheck>("feed", tags: [Ready]);

    /// <summary>Maps the two routes.</summary>
    public static void MapPlatformHealth(this WebApplication app)
    {
        app.MapHealthChecks("/healthz/live",
            new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteAsync });
        app.MapHealthChecks(
            "/healthz/ready",
            new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready), ResponseWriter = WriteAsync });
    }

    private static Task WriteAsync(HttpContext http, HealthReport report) => http.Response.WriteAsJsonAsync(new
    {
        status = report.Status.ToString().ToLowerInvariant(),
        checks = report.Entries.ToDictionary(
            entry => entry.Key,
            entry => new { status = entry.Value.Status.ToString().ToLowerInvariant(), entry.Value.Description },
            StringComparer.Ordinal),
    });

    private sealed class LogCheck(IEventLog log) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(
            HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            try
            {
                await log.VersionAsync("health", cancellationToken);
                return HealthCheckResult.Healthy();
            }
            catch (EventLogUnavailableException e)
            {
                return HealthCheckResult.Unhealthy(e.Message);
            }
        }
    }

    private sealed class FeedCheck(PlatformCatalog catalog) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(
            HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            var feed = catalog.Feed();
            return Task.FromResult(feed.State switch
            {
                FeedState.Running or FeedState.Finished => HealthCheckResult.Healthy(feed.Label),
                FeedState.Starting or FeedState.Stale => HealthCheckResult.Degraded(feed.Detail),
                _ => HealthCheckResult.Unhealthy(feed.Detail),
            });
        }
    }
}
