using TradingPlatform.Simulation.Faults;

namespace TradingPlatform.Simulation;

/// <summary>What one simulated history is made of; equal options give equal histories.</summary>
/// <param name="Seed">Decides everything.</param>
/// <param name="Commands">How many things people and the market do, 1 to 1,000,000.</param>
/// <param name="Faults">What may go wrong.</param>
/// <param name="Kept">Numbers of the only commands to carry out; null for all. A shrunk history has few.</param>
public sealed record SimulationOptions(
    ulong Seed,
    int Commands,
    FaultKinds Faults = FaultKinds.All,
    IReadOnlyCollection<int>? Kept = null);
