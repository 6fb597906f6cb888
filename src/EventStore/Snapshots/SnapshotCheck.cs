using TradingPlatform.Domain.Trading;
using TradingPlatform.EventStore.Aggregates;

namespace TradingPlatform.EventStore.Snapshots;

/// <summary>Whether a kept state is what its stream's events come to.</summary>
public static class SnapshotCheck
{
    /// <summary>Compares a state folded from the events with the body of a snapshot of the same version.</summary>
    /// <exception cref="System.Text.Json.JsonException">The body is of another shape.</exception>
    public static bool Agrees(AggregateKind kind, object folded, ReadOnlySpan<byte> body)
    {
        ArgumentNullException.ThrowIfNull(kind);
        var kept = StateJson.Read(body, kind.StateType);
        return StateJson.Write(Trimmed(folded, kept)).AsSpan().SequenceEqual(StateJson.Write(kept));
    }

    /// <summary>A paper venue lets go of reports that their account has stored, which is no event: the fold is trimmed
    /// just as far.</summary>
    private static object Trimmed(object folded, object kept) =>
        folded is PaperVenueState venue && kept is PaperVenueState known
            ? known.Accounts.Keys.Aggregate(
                venue, (trimmed, account) => trimmed.Confirm(account, known.ConfirmedThrough(account)))
            : folded;
}
