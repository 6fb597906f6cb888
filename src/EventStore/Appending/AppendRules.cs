using System.Collections.Immutable;
using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.EventStore.Appending;

/// <summary>What an append may look like; whoever keeps a log holds it to the same.</summary>
public static class AppendRules
{
    /// <summary>Checks streams, versions, ids, markets' names and how much is carried.</summary>
    /// <exception cref="ArgumentException">A limit is passed, a stream comes twice, or nothing is to be
    /// written.</exception>
    public static void Check(AppendRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        CheckPart(request.Stream, request.ExpectedVersion);
        var items = Count(request.Events) + (request.Batches.IsDefault ? 0 : request.Batches.Length);
        foreach (var part in request.Also)
        {
            CheckPart(part.Stream, part.ExpectedVersion);
            items += Count(part.Events) is > 0 and var events
                ? events
                : throw new ArgumentException($"An append names {part.Stream} and brings it nothing.", nameof(request));
        }

        if (items is 0 or > Limits.RequestItemsMax)
        {
            throw new ArgumentException(
                $"An append to {request.Stream} carries 1 to {Limits.RequestItemsMax} events and batches, not {items}.",
                nameof(request));
        }

        if (!request.Also.IsEmpty)
        {
            RequireEachOnce(request);
        }

        CheckNames(request);
    }

    private static void CheckNames(AppendRequest request)
    {
        if (request.CommandId is { } command)
        {
            Limits.RequireCommand(command);
        }

        foreach (var cause in new[] { request.CorrelationId, request.CausationId }.OfType<string>())
        {
            Limits.RequireCause(cause);
        }

        foreach (var batch in request.Batches.IsDefault ? [] : request.Batches)
        {
            Limits.RequireSymbol(batch.Symbol);
        }
    }

    private static int Count(ImmutableArray<object> events) => events.IsDefault ? 0 : events.Length;

    private static void CheckPart(string stream, long expectedVersion)
    {
        Limits.RequireStream(stream);
        ArgumentOutOfRangeException.ThrowIfNegative(expectedVersion);
    }

    private static void RequireEachOnce(AppendRequest request)
    {
        var streams = request.Also.Select(part => part.Stream).Append(request.Stream).ToList();
        if (streams.Distinct(StringComparer.Ordinal).Count() != streams.Count)
        {
            throw new ArgumentException(
                $"An append to {request.Stream} names a stream twice; put its events together.", nameof(request));
        }
    }
}
