using System.Collections.Immutable;

namespace TradingPlatform.Drills;

/// <summary>What a drill came to.</summary>
/// <param name="Name">Which.</param>
/// <param name="Times">How often the fault was there.</param>
/// <param name="Acknowledged">Commands that were told to be durable.</param>
/// <param name="GivenAgain">Commands whose callers died or gave up without an answer, and that were given
/// again.</param>
/// <param name="Unknown">Answers that left open whether the command was stored.</param>
/// <param name="NotStored">Answers that said nothing was stored, because the store was away.</param>
/// <param name="Events">Events that the log holds at the end.</param>
/// <param name="Steps">Market steps that it holds.</param>
/// <param name="SlowestSeconds">The longest wait for an answer.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Findings">What was and must never be; empty when all is well.</param>
public sealed record DrillReport(
    string Name,
    int Times,
    int Acknowledged,
    int GivenAgain,
    int Unknown,
    int NotStored,
    long Events,
    int Steps,
    double SlowestSeconds,
    double Seconds,
    ImmutableArray<string> Findings);
