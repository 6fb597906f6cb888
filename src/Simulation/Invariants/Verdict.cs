using System.Collections.Immutable;
using TradingPlatform.Simulation.Oracle;

namespace TradingPlatform.Simulation.Invariants;

/// <summary>Every invariant over one world.</summary>
internal static class Verdict
{
    /// <summary>More of them say nothing new.</summary>
    private const int ViolationsMax = 20;

    /// <summary>What must never be and was; empty when all is well.</summary>
    public static ImmutableArray<Violation> Of(Evidence evidence) =>
    [
        .. AccountInvariants.Check(evidence)
            .Concat(VenueInvariants.Check(evidence))
            .Concat(MarketInvariants.Check(evidence))
            .Concat(AnswerInvariants.Check(evidence))
            .Concat(MeansInvariants.Check(evidence))
            .Concat(AgentInvariants.Check(evidence))
            .Concat(LogInvariants.Check(evidence))
            .Take(ViolationsMax),
    ];
}
