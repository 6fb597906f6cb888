using System.Collections.Immutable;
using TradingPlatform.Simulation.Oracle;

namespace TradingPlatform.Simulation.Invariants;

/// <summary>Every invariant over one world.</summary>
internal static class Verdict
{
    /// <summary>More of them say nothing new.</summary>
    private const int ViolationsMax = 20;

    private static readonly ImmutableArray<Func<Evidence, IEnumerable<Violation>>> Judges =
    [
        AccountInvariants.Check,
        VenueInvariants.Check,
        MarketInvariants.Check,
        AnswerInvariants.Check,
        MeansInvariants.Check,
        AgentInvariants.Check,
        LogInvariants.Check,
        SnapshotInvariants.Check,
    ];

    /// <summary>What must never be and was; empty when all is well.</summary>
    public static ImmutableArray<Violation> Of(Evidence evidence) =>
        [.. Judges.SelectMany(judge => Told(judge, evidence)).Take(ViolationsMax)];

    /// <summary>What one judge finds. Evidence so wrong that the judge stumbles over it is a finding too.</summary>
    private static List<Violation> Told(Func<Evidence, IEnumerable<Violation>> judge, Evidence evidence)
    {
        var told = new List<Violation>();
        try
        {
            told.AddRange(judge(evidence).Take(ViolationsMax));
        }
#pragma warning disable CA1031 // Whatever it is: the world is red, and the campaign goes on to the next.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            var origin = failure.StackTrace?.Split('\n').FirstOrDefault(
                line => line.Contains(nameof(Invariants), StringComparison.Ordinal))?.Trim();
            told.Add(new Violation(0, $"{failure.GetType().Name}: {failure.Message} ({origin})"));
        }

        return told;
    }
}
