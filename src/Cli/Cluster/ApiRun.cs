using TradingPlatform.Api;
using TradingPlatform.Api.Cluster;
using TradingPlatform.Cli.Arguments;
using TradingPlatform.Cli.Database;
using TradingPlatform.Cli.Logging;
using TradingPlatform.Cli.Running;
using TradingPlatform.Cli.Web;
using TradingPlatform.Silo;

namespace TradingPlatform.Cli.Cluster;

/// <summary>API and web page of a cluster, until they are told to stop.</summary>
internal sealed class ApiRun(Session session)
{
    private const int PortDefault = 3080;

    /// <summary>Runs until <paramref name="stop"/>.</summary>
    public async Task<int> RunAsync(ParsedArguments arguments, ClusterSettings settings, CancellationToken stop)
    {
        var port = (int)arguments.Whole("--port", PortDefault);
        FreePort.Require(port);
        await using var database = await PlatformDatabase.OpenAsync(session, stop);
        using var logs = new LogFile(Path.Combine(session.DataFolder, "logs", "api.jsonl"));
        var options = new PlatformOptions
        {
            Port = port,
            ConnectionString = database.ApplicationConnectionString,
            WebRoot = arguments.Has("--no-web") ? null : await BuildWebAsync(stop),
        };
        session.Say("Waiting until a silo tells which markets there are.");
        await using var app = await ClusterApi.BuildAsync(
            options,
            settings with { ConnectionString = database.ApplicationConnectionString },
            logging => logging.AddPlatformLogs(logs, session),
            stop);
        await app.StartAsync(stop);
        session.Say($"The platform is at {app.Urls.First()}, its silos at {ClusterApi.Dashboard} — Ctrl-C stops it.");
        await Task.Delay(Timeout.Infinite, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await app.StopAsync(CancellationToken.None);
        return ExitCode.Ok;
    }

    private async Task<string> BuildWebAsync(CancellationToken stop)
    {
        var web = new WebApp(session);
        await web.BuildAsync(stop);
        return web.OutputFolder;
    }
}
