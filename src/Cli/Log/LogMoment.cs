using System.Globalization;
using System.Text.Json;
using TradingPlatform.Cli.Arguments;
using TradingPlatform.EventStore.Aggregates;
using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.Cli.Log;

/// <summary>What was true of one stream at a moment: its events up to there, folded by the rules of its
/// grain.</summary>
internal sealed class LogMoment(OpenedLog log, Session session)
{
    /// <summary>Shows <paramref name="stream"/> as it was at <paramref name="moment"/>: a version, or an
    /// instant.</summary>
    /// <exception cref="CommandFailedException">There is no such stream, kind or moment.</exception>
    public async Task ShowAsync(string stream, string moment, bool json, CancellationToken stop)
    {
        var version = await Wanted.VersionAsync(log, stream, stop);
        var (kind, key) = Wanted.Kind(stream);
        var past = Past(stream, moment, version, stop);
        var then = await FoldAsync(kind, key, past, stop);
        if (then.Last is not { } last)
        {
            var first = (await log.Search.StreamAsync(stream, 1, 1, stop))[0];
            throw new CommandFailedException(
                $"Nothing had happened to {stream} at {moment}; its first event is of "
                + $"{EventPrinter.Instant(first.StoredAt)}.");
        }

        session.Out.WriteLine(json ? Json(stream, then, last, version) : Text(stream, then, last, version));
    }

    /// <summary>The events up to the moment.</summary>
    private IAsyncEnumerable<StoredEvent> Past(string stream, string moment, long version, CancellationToken stop)
    {
        if (long.TryParse(moment, NumberStyles.None, CultureInfo.InvariantCulture, out var asked))
        {
            return asked is > 0 && asked <= version
                ? log.Events.ThroughVersionAsync(stream, asked, stop)
                : throw new CommandFailedException(FormattableString.Invariant(
                    $"{stream} has no version {asked}; its versions are 1 to {version}."));
        }

        return ParsedArguments.TryInstant(moment, out var instant)
            ? log.Events.ThroughInstantAsync(stream, instant, stop)
            : throw CommandFailedException.Usage(
                $"'{moment}' is neither a version (1, 2, 3 …) nor an instant (2026-03-23T12:00:00Z; UTC unless it says "
                + "otherwise).");
    }

    private static async Task<AggregateMoment> FoldAsync(
        AggregateKind kind, string key, IAsyncEnumerable<StoredEvent> past, CancellationToken stop)
    {
        try
        {
            return await AggregateMoment.FoldAsync(kind, key, past, stop);
        }
        catch (FormatException e)
        {
            throw new CommandFailedException(e.Message, e);
        }
    }

    private static string Text(string stream, AggregateMoment then, StoredEvent last, long version)
    {
        var later = version - last.Version;
        var since = later == 0
            ? "nothing since"
            : string.Create(CultureInfo.InvariantCulture, $"{later:N0} more since");
        var cause = last.CorrelationId is { } id ? $"  <{id}>" : "";
        return string.Create(CultureInfo.InvariantCulture, $"""
            {stream} at version {last.Version} ({since})
            stored  {EventPrinter.Instant(last.StoredAt)}
            by      {last.Name} at position {last.Position}{cause}
            {EventPrinter.Indented(StateJson.Write(then.State), "")}
            """);
    }

    private static string Json(string stream, AggregateMoment then, StoredEvent last, long version) =>
        JsonSerializer.Serialize(
            new
            {
                stream,
                kind = then.Kind.Name,
                then.Key,
                last.Version,
                versions = version,
                last.StoredAt,
                last.Position,
                lastEvent = last.Name,
                last.CorrelationId,
                last.CausationId,
                state = JsonSerializer.Deserialize<JsonElement>(StateJson.Write(then.State)),
            },
            EventPrinter.Lines);
}
