using Microsoft.Extensions.Hosting;
using TradingPlatform.Cli.Arguments;
using TradingPlatform.Cli.Database;
using TradingPlatform.Cli.Logging;
using TradingPlatform.Cli.Running;
using TradingPlatform.EventStore.Migrations;
using TradingPlatform.Exchanges;
using TradingPlatform.Silo;

namespace TradingPlatform.Cli.Cluster;

/// <summary>One silo, from its start until it is told to stop; then it hands its grains over and leaves.</summary>
internal sealed class SiloRun(Session session)
{
    /// <summary>Runs until <paramref name="stop"/>.</summary>
    public async Task<int> RunAsync(ParsedArguments arguments, ClusterSettings settings, CancellationToken stop)
    {
        var request = RunRequest.From(arguments, session);
        if (request.Feed.Mode == FeedChoice.Auto)
        {
            throw CommandFailedException.Usage(
                "Every silo must have the same feed, so say which: --feed live, replay or simulated.");
        }

        await using var database = await PlatformDatabase.OpenAsync(session, stop);
        await Migrator.MigrateAsync(database.ConnectionString, stop);
        var opened = await FeedFactory.OpenAsync(request.Feed, TimeProvider.System, Random.Shared.NextDouble, stop);
        await using var feed = opened.Feed;
        using var logs = new LogFile(Path.Combine(session.DataFolder, "logs", $"silo-{settings.SiloPort}.jsonl"));
        var builder = Host.CreateApplicationBuilder(
            new HostApplicationBuilderSettings { DisableDefaults = true, ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.AddPlatformLogs(logs, session);
        builder.AddClusterSilo(
            feed, opened.Reason, settings with { ConnectionString = database.ApplicationConnectionString });
        using var host = builder.Build();
        await host.StartAsync(stop);
        session.Say(opened.Reason);
        session.Say($"The silo {settings.Address}:{settings.SiloPort} is in cluster '{settings.ClusterId}' — "
            + "Ctrl-C stops it.");
        await Task.Delay(Timeout.Infinite, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await host.StopAsync(CancellationToken.None); // drains within its own time limit
        return ExitCode.Ok;
    }
}
