namespace Orleans.Embedded;

/// <summary>That an activation is to end.</summary>
/// <param name="Reason">Why.</param>
/// <param name="FinishesLine">It first serves the requests that wait.</param>
internal sealed record Ending(DeactivationReason Reason, bool FinishesLine);
