using System.Globalization;
using System.Text.Json;
using TradingPlatform.Cli.Arguments;
using TradingPlatform.EventStore.Upkeep.Backups;

namespace TradingPlatform.Cli.Database.Backups;

/// <summary><c>tp db restore</c>: the database as a backup holds it, or as it was before; never something in
/// between.</summary>
internal static class RestoreCommand
{
    /// <summary>Its name, options and code.</summary>
    public static CommandDefinition Definition { get; } = new(
        "db restore", "Make the database what a backup holds, and prove that it is", ["FILE"],
        [
            Option.Switch("--yes", "Replace a database that is not empty"),
            Option.Switch("--json", "The backup's manifest as one JSON object"),
        ],
        RunAsync);

    private static async Task<int> RunAsync(ParsedArguments arguments, Session session, CancellationToken stop)
    {
        var path = Path.GetFullPath(arguments.Operands[0]);
        if (!File.Exists(path))
        {
            throw new CommandFailedException($"There is no file {path}.");
        }

        await using var database = await PlatformDatabase.OpenAsync(session, stop);
        var manifest = await new RestoreRun(session, database.ConnectionString)
            .RunAsync(path, arguments.Has("--yes"), stop);
        session.Out.WriteLine(arguments.Has("--json")
            ? JsonSerializer.Serialize(manifest, JsonLines.Options)
            : Text(manifest));
        return ExitCode.Ok;
    }

    private static string Text(BackupManifest manifest) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        The database is as it was at {manifest.MadeAt:yyyy-MM-dd HH:mm:ss} UTC: {manifest.Events:N0} events up to {""
            }position {manifest.LastPosition}, {manifest.MarketSteps:N0} market steps.
        log hash {manifest.LogHash}, as in the backup
        """);
}
