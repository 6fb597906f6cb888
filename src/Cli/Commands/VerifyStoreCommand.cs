using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using TradingPlatform.Cli.Arguments;
using TradingPlatform.Drills;

namespace TradingPlatform.Cli.Commands;

/// <summary><c>tp verify store</c>: lets everything go wrong that an event store must come through, on a server of its
/// own, and judges the log by what its writers were told.</summary>
internal static class VerifyStoreCommand
{
    private const int ShortKills = 6;
    private const int ShortRestarts = 2;
    private const int LongKills = 50;
    private const int LongRestarts = 10;

    /// <summary>The command.</summary>
    public static CommandDefinition Definition { get; } = new(
        "verify store",
        "Kill, restart and cut the event store under load; nothing may be lost or doubled",
        [],
        [
            Option.Choice("--tier", "How much: short, about two minutes (default), long 50 kills and 10 restarts in"
                + " each way, about 15 minutes", "short", "long"),
            Option.Whole("--kills", "How many processes are killed", 0, 9_999),
            Option.Whole("--restarts", "How often the server restarts, in each way", 0, 9_999),
            Option.Text("--only", "KINDS", $"Some of {string.Join(", ", StoreDrills.Names)}. Default all"),
            Option.Whole("--seed", "From when it happens. Default 1", 0, int.MaxValue),
            Option.Switch("--json", "One JSON object a line"),
        ],
        RunAsync);

    private static async Task<int> RunAsync(ParsedArguments arguments, Session session, CancellationToken stop)
    {
        var names = Names(arguments.Text("--only"));
        var isLong = arguments.Text("--tier") is "long";
        await using var server = await DrillServer.StartAsync(
            Path.Combine(session.DataFolder, "verify", "postgres"), session.Say, stop);
        var drills = new StoreDrills(
            server,
            (int)arguments.Whole("--kills", isLong ? LongKills : ShortKills),
            (int)arguments.Whole("--restarts", isLong ? LongRestarts : ShortRestarts),
            (int)arguments.Whole("--seed", 1));
        var isWell = true;
        foreach (var name in names)
        {
            var report = await drills.RunAsync(name, session.Say, stop);
            isWell &= report is null or { Findings.IsEmpty: true };
            session.Out.WriteLine(report is null
                ? $"{name,-18} left out: only root can make a disk that fills up"
                : arguments.Has("--json") ? JsonSerializer.Serialize(report, JsonLines.Options) : ToText(report));
        }

        return isWell ? ExitCode.Ok : ExitCode.FoundProblem;
    }

    private static ImmutableArray<string> Names(string? only)
    {
        var wanted = only?.Split(',').ToImmutableArray() ?? StoreDrills.Names;
        var unknown = wanted.Except(StoreDrills.Names, StringComparer.Ordinal).ToList();
        return unknown.Count == 0 ? wanted : throw new CommandFailedException(
            $"--only knows {string.Join(", ", StoreDrills.Names)}, not {string.Join(", ", unknown)}.");
    }

    private static string ToText(DrillReport report)
    {
        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Name,-18} {(report.Findings.IsEmpty ? "well " : "WRONG")} {report.Times,4} times, "
            + $"{report.Acknowledged:N0} acknowledged, {report.GivenAgain:N0} given again, "
            + $"{report.Unknown:N0} unknown, {report.NotStored:N0} refused, {report.Events:N0} events, "
            + $"{report.Steps:N0} steps, slowest answer {report.SlowestSeconds:0.0} s, {report.Seconds:0} s");
        return string.Join('\n', [line, .. report.Findings.Select(finding => $"  {finding}")]);
    }
}
