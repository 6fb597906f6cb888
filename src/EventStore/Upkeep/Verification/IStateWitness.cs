using TradingPlatform.EventStore.Aggregates;

namespace TradingPlatform.EventStore.Upkeep.Verification;

/// <summary>Keeps states made from streams, and lets them be compared with what the events come to: snapshots, read
/// models.</summary>
public interface IStateWitness
{
    /// <summary>Whether it has kept the state of <paramref name="stream"/> as of <paramref name="version"/>. Asked for
    /// every event of every stream: answer from memory.</summary>
    ValueTask<bool> WantsAsync(
        StoreMoment store, string stream, long version, CancellationToken cancellationToken);

    /// <summary>What is wrong with what it has kept; null when it agrees with <paramref name="folded"/>.</summary>
    Task<string?> JudgeAsync(
        StoreMoment store,
        string stream,
        AggregateKind kind,
        object folded,
        CancellationToken cancellationToken);
}
