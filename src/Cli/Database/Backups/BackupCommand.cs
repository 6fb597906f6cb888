using System.Globalization;
using System.Text.Json;
using TradingPlatform.Cli.Arguments;
using TradingPlatform.EventStore.Upkeep.Backups;

namespace TradingPlatform.Cli.Database.Backups;

/// <summary><c>tp db backup</c>: the whole database in one file, while the platform runs.</summary>
internal static class BackupCommand
{
    /// <summary>Its name, options and code.</summary>
    public static CommandDefinition Definition { get; } = new(
        "db backup", "Write the whole database into one file; the platform may run meanwhile", ["FILE"],
        [Option.Switch("--json", "The backup's manifest as one JSON object")],
        RunAsync);

    private static async Task<int> RunAsync(ParsedArguments arguments, Session session, CancellationToken stop)
    {
        var path = Path.GetFullPath(arguments.Operands[0]);
        if (File.Exists(path) || Directory.Exists(path))
        {
            throw new CommandFailedException($"{path} is there already. Choose another name, or remove it first.");
        }

        await using var database = await MigratedDatabase.OpenAsync(session, stop);
        var manifest = await new BackupRun(session, database.ConnectionString).WriteAsync(path, stop);
        session.Out.WriteLine(arguments.Has("--json")
            ? JsonSerializer.Serialize(manifest, JsonLines.Options)
            : Text(path, manifest));
        return ExitCode.Ok;
    }

    private static string Text(string path, BackupManifest manifest) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        {path}
        {manifest.Streams:N0} streams, {manifest.Events:N0} events up to position {manifest.LastPosition}, {manifest
            .MarketSteps:N0} market steps; {manifest.ArchiveBytes / 1_000_000m:N1} MB
        log hash {manifest.LogHash}
        """);
}
