namespace TradingPlatform.Bench;

/// <summary>One measured figure beside its limit, which was measured in the same run.</summary>
/// <param name="Suite">The suite's word.</param>
/// <param name="Name">What was measured.</param>
/// <param name="Value">The figure.</param>
/// <param name="Unit">Its unit, <c>calls/s</c>.</param>
/// <param name="Limit">What the simplest code for the same work reaches, in the same unit; null for a limit
/// itself.</param>
/// <param name="Ratio">Value ÷ limit; null where there is no limit.</param>
/// <param name="Conditions">Under which conditions, and which of several runs counts.</param>
/// <param name="Goal">What was promised; null where nothing was.</param>
/// <param name="IsCost">Whether less is better, as with bytes.</param>
public sealed record BenchResult(
    string Suite,
    string Name,
    double Value,
    string Unit,
    double? Limit,
    double? Ratio,
    string Conditions,
    double? Goal = null,
    bool IsCost = false)
{
    /// <summary>Whether the goal is reached; null where there is none.</summary>
    public bool? Passed => Goal is not { } goal ? null : IsCost ? Value <= goal : Value >= goal;
}
