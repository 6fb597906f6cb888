using TradingPlatform.Cli.Arguments;
using TradingPlatform.Cli.Database;
using TradingPlatform.Cli.Running;
using TradingPlatform.Cli.Web;
using TradingPlatform.EventStore.Migrations;
using TradingPlatform.Exchanges;

namespace TradingPlatform.Cli.Commands;

/// <summary><c>tp run</c>: from a checkout to a moving chart.</summary>
internal static class RunCommand
{
    /// <summary>Its name, options and code.</summary>
    public static CommandDefinition Definition { get; } = new(
        "run", "Start the platform: database, market, agents, web page", [], RunRequest.Options, RunAsync);

    private static async Task<int> RunAsync(ParsedArguments arguments, Session session, CancellationToken stop)
    {
        var request = RunRequest.From(arguments, session);
        FreePort.Require(request.Port);
        var opened = await FeedFactory.OpenAsync(request.Feed, TimeProvider.System, Random.Shared.NextDouble, stop);
        await using var feed = opened.Feed;
        var web = request.WithWeb ? BuildWebAsync(session, stop) : Task.FromResult<string?>(null);
        await using var database = await OpenDatabaseAsync(session, web, stop);
        await new PlatformRun(session, request).RunAsync(opened, database.ApplicationConnectionString, await web, stop);
        return ExitCode.Ok;
    }

    private static async Task<string?> BuildWebAsync(Session session, CancellationToken stop)
    {
        var app = new WebApp(session);
        await app.BuildAsync(stop);
        return app.OutputFolder;
    }

    private static async Task<PlatformDatabase> OpenDatabaseAsync(Session session, Task web, CancellationToken stop)
    {
        try
        {
            var database = await PlatformDatabase.OpenAsync(session, stop);
            await Migrator.MigrateAsync(database.ConnectionString, stop);
            return database;
        }
        finally
        {
            await Task.WhenAny(web); // npm must not be left running behind a failure
        }
    }
}
