using System.Collections.Immutable;
using TradingPlatform.Cli.Arguments;
using TradingPlatform.EventStore.Aggregates;
using TradingPlatform.EventStore.Events;
using TradingPlatform.EventStore.Postgres;

namespace TradingPlatform.Cli.Log;

/// <summary>Checks that what a person asked for is there; if not, says what comes nearest.</summary>
internal static class Wanted
{
    private const int NamedMax = 5;

    /// <summary>How many events <paramref name="stream"/> has.</summary>
    /// <exception cref="CommandFailedException">There is no such stream.</exception>
    public static async Task<long> VersionAsync(OpenedLog log, string stream, CancellationToken stop)
    {
        var version = await log.Events.VersionAsync(stream, stop);
        return version > 0 ? version : throw new CommandFailedException(
            $"There is no stream '{stream}'{await GuessAsync(log.Events, stream, stop)}");
    }

    /// <summary>The rules that fold <paramref name="stream"/>.</summary>
    /// <exception cref="CommandFailedException">It is of no kind that this program folds.</exception>
    public static (AggregateKind Kind, string Key) Kind(string stream) => AggregateKinds.Platform.Of(stream)
        ?? throw new CommandFailedException(
            $"'{stream}' is of no kind that has a state; there are "
            + $"{string.Join(", ", AggregateKinds.Platform.All.Select(kind => $"{kind.Prefix}…"))}. "
            + "'tp log show' shows its events.");

    /// <summary>Throws unless an event can have the stored name <paramref name="name"/>, or once had.</summary>
    public static async Task NameAsync(OpenedLog log, string name, CancellationToken stop)
    {
        if (!EventCatalog.Domain.Names.Contains(name, StringComparer.Ordinal)
            && !await log.Search.IsStoredAsync(name, stop))
        {
            var nearest = NearestName.Of(name, EventCatalog.Domain.Names);
            throw new CommandFailedException($"No event is named '{name}'{Guess(nearest is null ? [] : [nearest])}");
        }
    }

    /// <summary>Streams that share the longest beginning with the one asked for; the most alike first.</summary>
    private static async Task<string> GuessAsync(PostgresEventLog events, string stream, CancellationToken stop)
    {
        for (var length = stream.Length - 1; length >= 0; length--)
        {
            var alike = await events.StreamsAsync(stream[..length], "", 1_000, stop);
            if (!alike.IsEmpty)
            {
                return Guess(NearestName.Of(stream, alike) is { } nearest ? [nearest] : [.. alike.Take(NamedMax)]);
            }
        }

        return ": the log is empty.";
    }

    private static string Guess(ImmutableArray<string> names) => names.Length switch
    {
        0 => ".",
        1 => $"; did you mean {names[0]}?",
        _ => $"; there are {string.Join(", ", names)} …",
    };
}
