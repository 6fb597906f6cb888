using System.Globalization;
using System.Text.Json;
using TradingPlatform.Cli.Arguments;
using TradingPlatform.EventStore.Upkeep;
using TradingPlatform.EventStore.Upkeep.Verification;

namespace TradingPlatform.Cli.Database;

/// <summary><c>tp db verify</c>: looks at everything that is stored and tells what is wrong with it.</summary>
internal static class VerifyCommand
{
    private const int ShownMax = 20;

    /// <summary>Its name, options and code.</summary>
    public static CommandDefinition Definition { get; } = new(
        "db verify", "Look at everything that is stored and tell what is wrong; the platform may run meanwhile", [],
        [Option.Switch("--json", "One JSON object a check, with what was found")],
        RunAsync);

    private static async Task<int> RunAsync(ParsedArguments arguments, Session session, CancellationToken stop)
    {
        await using var database = await MigratedDatabase.OpenAsync(session, stop);
        await using var store = await StoreMoment.OpenAsync(database.ConnectionString, stop);
        var problems = 0L;
        foreach (var check in StoreChecks.Create())
        {
            var findings = new Findings();
            var looked = await LookAsync(check, store, findings, session, stop);
            problems += findings.Count;
            session.Out.WriteLine(arguments.Has("--json")
                ? JsonSerializer.Serialize(
                    new { check = check.Name, looked, problems = findings.Count, findings.First }, JsonLines.Options)
                : Text(check, looked, findings));
        }

        return problems == 0 ? ExitCode.Ok : ExitCode.FoundProblem;
    }

    private static async Task<long> LookAsync(
        IStoreCheck check, StoreMoment store, Findings findings, Session session, CancellationToken stop)
    {
        var count = await check.CountAsync(store, stop);
        var progress = new UpkeepProgress(session, check.Name, check.Unit, count);
        var looked = await check.RunAsync(store, findings, progress.Report, stop);
        progress.End();
        return looked;
    }

    private static string Text(IStoreCheck check, long looked, Findings findings)
    {
        var verdict = findings.Count == 0
            ? "all right"
            : string.Create(CultureInfo.InvariantCulture, $"{findings.Count:N0} problems");
        var more = findings.Count - ShownMax;
        return string.Join('\n', (string[])
        [
            string.Create(CultureInfo.InvariantCulture, $"{check.Name,-12} {looked,12:N0} {check.Unit,-10} {verdict}"),
            .. findings.First.Take(ShownMax).Select(finding => $"  {finding.Where}: {finding.What}"),
            .. more > 0
                ? [string.Create(CultureInfo.InvariantCulture, $"  and {more:N0} more")]
                : Array.Empty<string>(),
        ]);
    }
}
