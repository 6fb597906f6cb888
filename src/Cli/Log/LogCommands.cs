using System.Collections.Immutable;
using TradingPlatform.Cli.Arguments;
using TradingPlatform.EventStore.Upkeep.Search;

namespace TradingPlatform.Cli.Log;

/// <summary><c>tp log</c>: what happened, for people. It looks and changes nothing.</summary>
internal static class LogCommands
{
    private const int LinesDefault = 20;
    private const int PageDefault = 1_000;

    private static readonly Option Json = Option.Switch("--json", "One JSON object a line, with whole bodies");

    /// <summary>Tail, show, correlation, at.</summary>
    public static ImmutableArray<CommandDefinition> Definitions { get; } =
    [
        new("log tail", "Show the newest events, and new ones as they come", [],
            [
                Option.Whole("--from", "Show events from this position on, instead of the newest", 1, long.MaxValue),
                Option.Switch("--follow", "Go on with new events until Ctrl-C"),
                Option.Text("--type", "NAME", "Only events of this stored name: order_placed"),
                Option.Text("--stream", "PREFIX", "Only streams that begin so: account-"),
                Limit($"default {LinesDefault}; with --from 1,000"),
                Json,
            ],
            (arguments, session, stop) => InLogAsync(session, log => TailAsync(log, arguments, session, stop), stop)),
        new("log show", "Show the events of one stream with their whole bodies", ["STREAM"],
            [
                Option.Whole("--from", "From this version on (default 1)", 1, long.MaxValue),
                Limit("default 1,000"),
                Json,
            ],
            (arguments, session, stop) => InLogAsync(session, log => ShowAsync(log, arguments, session, stop), stop)),
        new("log correlation", "Show everything that one request caused, over all streams", ["ID"],
            [Limit("default 1,000"), Json],
            (arguments, session, stop) =>
                InLogAsync(session, log => CorrelationAsync(log, arguments, session, stop), stop)),
        new("log at", "Show what was true of a stream at a version or an instant", ["STREAM", "VERSION|TIME"], [Json],
            (arguments, session, stop) => InLogAsync(
                session,
                log => new LogMoment(log, session).ShowAsync(
                    arguments.Operands[0], arguments.Operands[1], arguments.Has("--json"), stop),
                stop)),
    ];

    private static Option Limit(string otherwise) =>
        Option.Whole("--limit", $"Show at most so many ({otherwise})", 1, EventStore.Limits.PageMax);

    private static async Task<int> InLogAsync(Session session, Func<OpenedLog, Task> look, CancellationToken stop)
    {
        await using var log = await OpenedLog.OpenAsync(session, stop);
        await look(log);
        return ExitCode.Ok;
    }

    private static async Task TailAsync(
        OpenedLog log, ParsedArguments arguments, Session session, CancellationToken stop)
    {
        var filter = new EventFilter(arguments.Text("--type"), arguments.Text("--stream", ""));
        if (filter.Name is { } name)
        {
            await Wanted.NameAsync(log, name, stop);
        }

        var printer = new EventPrinter(session, arguments.Has("--json"));
        var from = arguments.Whole("--from", 0);
        var tail = new LogTailing(log, filter, printer.Line, session.Say);
        var limit = (int)arguments.Whole("--limit", from > 0 ? PageDefault : LinesDefault);
        var shown = from > 0 ? await tail.FromAsync(from, limit, stop) : await tail.NewestAsync(limit, stop);
        if (arguments.Has("--follow"))
        {
            await tail.FollowAsync(shown.Position, stop);
            return;
        }

        Say(session, shown.Count, limit, from > 0 ? $"--from {shown.Position + 1}" : null);
    }

    private static async Task ShowAsync(
        OpenedLog log, ParsedArguments arguments, Session session, CancellationToken stop)
    {
        var stream = arguments.Operands[0];
        var version = await Wanted.VersionAsync(log, stream, stop);
        var (from, limit) = (arguments.Whole("--from", 1), (int)arguments.Whole("--limit", PageDefault));
        if (from > version)
        {
            throw new CommandFailedException(
                FormattableString.Invariant($"{stream} has {version} events; there is no version {from} yet."));
        }

        var events = await log.Search.StreamAsync(stream, from, limit, stop);
        var printer = new EventPrinter(session, arguments.Has("--json"));
        foreach (var stored in events)
        {
            printer.Whole(stored);
        }

        Say(session, events.Length, limit, events[^1].Version < version ? $"--from {events[^1].Version + 1}" : null);
    }

    private static async Task CorrelationAsync(
        OpenedLog log, ParsedArguments arguments, Session session, CancellationToken stop)
    {
        var limit = (int)arguments.Whole("--limit", PageDefault);
        var filter = new EventFilter(CorrelationId: arguments.Operands[0]);
        var events = await log.Search.FromAsync(filter, 0, limit, stop);
        if (events.IsEmpty)
        {
            throw new CommandFailedException(
                $"No event belongs to '{arguments.Operands[0]}'. Ids stand in <…> in 'tp log tail', and come with "
                + "every answer of the API.");
        }

        var printer = new EventPrinter(session, arguments.Has("--json"));
        foreach (var stored in events)
        {
            printer.Line(stored);
        }

        Say(session, events.Length, limit, next: null);
    }

    /// <summary>Tells, beside the results, when there may be more.</summary>
    private static void Say(Session session, int count, int limit, string? next)
    {
        if (count == 0)
        {
            session.Say("No event matches.");
        }
        else if (count == limit && next is not null)
        {
            session.Say($"There may be more: {next}");
        }
    }
}
