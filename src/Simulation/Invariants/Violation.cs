namespace TradingPlatform.Simulation.Invariants;

/// <summary>Something that must never be, and was.</summary>
/// <param name="Invariant">Its number in the list of invariants; 0 for a failure that no invariant names.</param>
/// <param name="What">What was found, in a sentence.</param>
public sealed record Violation(int Invariant, string What);
