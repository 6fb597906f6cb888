using TradingPlatform.EventStore.Aggregates;
using TradingPlatform.EventStore.Snapshots;
using TradingPlatform.Simulation.Oracle;

namespace TradingPlatform.Simulation.Invariants;

/// <summary>What is kept of a stream is what its events come to, to the last digit.</summary>
internal static class SnapshotInvariants
{
    /// <summary>Invariant 10, of every state that is kept.</summary>
    public static IEnumerable<Violation> Check(Evidence evidence)
    {
        foreach (var (stream, version, body) in evidence.Store.Snapshots)
        {
            var events = evidence.Store.Stream(stream);
            if (version > events.Count)
            {
                yield return new Violation(10, $"{stream} is kept at {version} and has {events.Count} events.");
                continue;
            }

            var (kind, key) = AggregateKinds.Platform.Of(stream)!.Value;
            var fold = kind.Begin(key);
            foreach (var stored in events.Take((int)version))
            {
                fold.Apply(stored.Body);
            }

            if (!SnapshotCheck.Agrees(kind, fold.State, body))
            {
                yield return new Violation(10, $"{stream} at {version} is kept otherwise than its events tell.");
            }
        }
    }
}
