using TradingPlatform.Simulation.Campaigns;
using TradingPlatform.Simulation.Faults;

namespace TradingPlatform.Simulation;

/// <summary>A way in with plain types only, for callers whose platform is another build than the one they are part of:
/// planted defects are looked for through it.</summary>
public static class SimulationProbe
{
    /// <summary>Lives worlds one after the other, with every fault, until something is that must never be.</summary>
    /// <param name="firstSeed">The first seed.</param>
    /// <param name="seeds">How many at most.</param>
    /// <param name="commands">How long each is.</param>
    /// <returns>Seed, invariant and what was found; null when all worlds were well.</returns>
    public static string? FirstFailure(ulong firstSeed, int seeds, int commands)
    {
        for (var seed = firstSeed; seed < firstSeed + (ulong)seeds; seed++)
        {
            var result = SimulationRun.Of(new SimulationOptions(seed, commands));
            if (!result.IsWell)
            {
                var violation = result.Violations[0];
                return FormattableString.Invariant($"seed {seed}, invariant {violation.Invariant}: {violation.What}");
            }
        }

        return null;
    }

    /// <summary>One hash over the histories of <paramref name="seeds"/> seeds from <paramref name="firstSeed"/>
    /// on.</summary>
    public static string HashOf(ulong firstSeed, int seeds, int commands) =>
        new Campaign(firstSeed, seeds, commands, FaultKinds.All, Threads: 1).Run(_ => { }, CancellationToken.None).Hash;
}
