using System.Collections.Immutable;
using TradingPlatform.Simulation.Invariants;

namespace TradingPlatform.Simulation;

/// <summary>One world's end.</summary>
/// <param name="Seed">Its seed.</param>
/// <param name="Hash">SHA-256 over every event in the order of commits and every answer, lower-case hex: the same seed
/// and the same binary give the same.</param>
/// <param name="EventsByName">Events stored, by their stored names.</param>
/// <param name="Turns">Pieces of work that ran.</param>
/// <param name="Starts">Processes that lived, one after the other.</param>
/// <param name="Troubles">Things that went wrong.</param>
/// <param name="Retries">Attempts of callers that got no answer.</param>
/// <param name="Elapsed">How long it lasted, by its own clock.</param>
/// <param name="Violations">What must never be, and was.</param>
public sealed record SimulationResult(
    ulong Seed,
    string Hash,
    ImmutableSortedDictionary<string, int> EventsByName,
    long Turns,
    int Starts,
    long Troubles,
    long Retries,
    TimeSpan Elapsed,
    ImmutableArray<Violation> Violations)
{
    /// <summary>Events stored.</summary>
    public long Events => EventsByName.Values.Sum();

    /// <summary>Nothing was that must never be.</summary>
    public bool IsWell => Violations.IsEmpty;
}
