using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using TradingPlatform.Cli.Arguments;
using TradingPlatform.Domain.Market;
using TradingPlatform.Exchanges.Import;

namespace TradingPlatform.Cli.Commands;

/// <summary><c>tp data</c>: brings recorded markets in, and lists them.</summary>
internal static class DataCommands
{
    private static readonly Option Json = Option.Switch("--json", "JSON on standard output, one object a line");

    /// <summary>Import and list.</summary>
    public static ImmutableArray<CommandDefinition> Definitions { get; } =
    [
        new("data import", "Check files of bars (TICKER-1m-….csv[.gz]) and take them in", ["DIR"], [Json],
            (arguments, session, stop) => Task.FromResult(Import(arguments, session, stop))),
        new("data list", "List the markets that were imported", [], [Json],
            (arguments, session, _) => Task.FromResult(List(arguments, session))),
    ];

    /// <summary>Where imported files lie.</summary>
    public static string FolderOf(Session session) => Path.Combine(session.DataFolder, "market");

    private static int Import(ParsedArguments arguments, Session session, CancellationToken stop)
    {
        var source = Path.GetFullPath(arguments.Operands[0]);
        if (!Directory.Exists(source))
        {
            throw new CommandFailedException($"There is no folder {source}.");
        }

        var json = arguments.Has("--json");
        var report = DataImport.Run(source, FolderOf(session), new Listener(file => Show(file, session, json)), stop);
        var refused = report.Files.Count(file => file.Outcome == ImportOutcome.Refused);
        session.Say($"{report.Files.Length - refused} files are in, {refused} were refused.");
        return report.HasProblems ? ExitCode.FoundProblem : ExitCode.Ok;
    }

    private static void Show(ImportedFile file, Session session, bool json)
    {
        if (json)
        {
            session.Out.WriteLine(JsonSerializer.Serialize(file, JsonLines.Options));
            return;
        }

        var outcome = JsonNamingPolicy.CamelCase.ConvertName(file.Outcome.ToString());
        session.Out.WriteLine(file.Outcome == ImportOutcome.Refused
            ? $"{outcome,-10} {file.Problem}"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{outcome,-10} {Path.GetFileName(file.Path),-28} {file.Rows,9:N0} bars "
                + $"{file.FirstAt:yyyy-MM-dd} to {file.LastAt:yyyy-MM-dd}{Holes(file)}"));
    }

    private static string Holes(ImportedFile file) => file.Holes == 0
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $", {file.MissingBars:N0} bars missing in {file.Holes:N0} holes");

    private static int List(ParsedArguments arguments, Session session)
    {
        var entries = DataCatalog.List(FolderOf(session));
        if (entries.IsEmpty)
        {
            session.Say("Nothing was imported yet; 'tp data import DIR' takes files in.");
        }

        foreach (var entry in entries)
        {
            session.Out.WriteLine(arguments.Has("--json")
                ? JsonSerializer.Serialize(ToJson(entry), JsonLines.Options)
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"{entry.Ticker,-12} {entry.Timeframe.Name(),-4} {entry.FirstAt:yyyy-MM-dd HH:mm} to "
                    + $"{entry.LastAt:yyyy-MM-dd HH:mm} UTC in {entry.Files} files"));
        }

        return ExitCode.Ok;
    }

    private static object ToJson(CatalogEntry entry) => new
    {
        entry.Ticker,
        timeframe = entry.Timeframe.Name(),
        entry.Files,
        entry.FirstAt,
        entry.LastAt,
    };

    /// <summary>Calls at once and in order; <see cref="Progress{T}"/> would call later, from another thread.</summary>
    private sealed class Listener(Action<ImportedFile> show) : IProgress<ImportedFile>
    {
        public void Report(ImportedFile value) => show(value);
    }
}
