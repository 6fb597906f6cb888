using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using TradingPlatform.Cli.Arguments;
using TradingPlatform.Cli.Database;
using TradingPlatform.EventStore.Readers;

namespace TradingPlatform.Cli.Commands;

/// <summary>The part of <c>tp db</c> that looks after streams which wait because a reader could not take one of their
/// events. The platform may run meanwhile.</summary>
internal static class ParkedCommands
{
    /// <summary>Parked and retry.</summary>
    public static ImmutableArray<CommandDefinition> Definitions { get; } =
    [
        new("db parked", "Show the streams that wait for a reader of the log, and why", [],
            [Option.Switch("--json", "One JSON object a line")],
            (arguments, session, stop) => ParkedAsync(arguments.Has("--json"), session, stop)),
        new("db retry", "Have a reader take up what waits for it, once the cause is mended", ["READER", "[STREAM]"], [],
            RetryAsync),
    ];

    private static async Task<int> ParkedAsync(bool json, Session session, CancellationToken stop)
    {
        await using var database = await PlatformDatabase.OpenAsync(session, stop);
        var parked = await new PostgresParkedEvents(database.ApplicationConnectionString).ListAsync(stop);
        foreach (var one in parked)
        {
            session.Out.WriteLine(json ? JsonSerializer.Serialize(one, JsonLines.Options) : Told(one));
        }

        if (parked.IsEmpty && !json)
        {
            session.Out.WriteLine("No stream waits.");
        }

        return parked.IsEmpty ? ExitCode.Ok : ExitCode.FoundProblem;
    }

    private static async Task<int> RetryAsync(ParsedArguments arguments, Session session, CancellationToken stop)
    {
        var (reader, stream) = (arguments.Operands[0], arguments.Operands.ElementAtOrDefault(1));
        await using var database = await PlatformDatabase.OpenAsync(session, stop);
        var asked = await new PostgresParkedEvents(database.ApplicationConnectionString)
            .RetryAsync(reader, stream, stop);
        if (asked == 0)
        {
            throw new CommandFailedException(
                $"{stream ?? "No stream"} {(stream is null ? "waits" : "does not wait")} for '{reader}'; "
                + "'tp db parked' shows what waits for whom.");
        }

        session.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"'{reader}' takes up {asked:N0} {(asked == 1 ? "stream" : "streams")} within a second where the platform "
            + $"runs, else at its next start. What fails again shows up in 'tp db parked'."));
        return ExitCode.Ok;
    }

    private static string Told(ParkedEvent one) => string.Create(
        CultureInfo.InvariantCulture,
        $"{one.Reader}: {one.Stream} waits since {one.Since:yyyy-MM-dd HH:mm:ss} UTC at event {one.Version} "
        + $"({one.Name}, position {one.Position}), tried {one.Attempts} times{Resumed(one)}. ")
        + one.Error.ReplaceLineEndings(" ");

    private static string Resumed(ParkedEvent one) => one.RetryAskedAt is null ? "" : string.Create(
        CultureInfo.InvariantCulture, $", to be taken up again ({one.ResumedThrough ?? one.Version - 1} so far)");
}
