using System.Collections.Immutable;
using TradingPlatform.EventStore.Aggregates;
using TradingPlatform.EventStore.Events;

namespace TradingPlatform.EventStore.Upkeep.Verification;

/// <summary>What must be true of the platform's store. Whoever makes something from the log adds to this list where it
/// is run.</summary>
public static class StoreChecks
{
    /// <summary>Streams with their states, numbers, the market log.</summary>
    public static ImmutableArray<IStoreCheck> Create() =>
    [
        new StreamsCheck(EventCatalog.Domain, AggregateKinds.Platform, new SnapshotWitness()),
        new NumbersCheck(),
        new MarketCheck(),
    ];
}
