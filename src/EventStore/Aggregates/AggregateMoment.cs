using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.EventStore.Aggregates;

/// <summary>An aggregate as it was at one moment.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Key">Which one.</param>
/// <param name="State">What was true; of <see cref="AggregateKind.StateType"/>.</param>
/// <param name="Last">The last thing that had happened; null before anything.</param>
public sealed record AggregateMoment(AggregateKind Kind, string Key, object State, StoredEvent? Last)
{
    /// <summary>Folds <paramref name="events"/>, oldest first.</summary>
    /// <exception cref="FormatException">No aggregate of that kind can have that key.</exception>
    public static async Task<AggregateMoment> FoldAsync(
        AggregateKind kind, string key, IAsyncEnumerable<StoredEvent> events, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(kind);
        var fold = kind.Begin(key);
        StoredEvent? last = null;
        await foreach (var stored in events.WithCancellation(cancellationToken))
        {
            fold.Apply(stored.Body);
            last = stored;
        }

        return new AggregateMoment(kind, key, fold.State, last);
    }
}
