namespace TradingPlatform.Domain.Signals;

/// <summary>Where a market stands in the accumulation, manipulation, distribution cycle.</summary>
public enum Phase
{
    /// <summary>No pattern holds, or too few bars.</summary>
    None,

    /// <summary>A tight, flat range.</summary>
    Accumulation,

    /// <summary>A sweep beyond the range's edge that closed back inside.</summary>
    Manipulation,

    /// <summary>A displacement beyond the opposite middle after the sweep.</summary>
    Distribution,

    /// <summary>A new range after a distribution.</summary>
    ReAccumulation,
}

/// <summary>A phase with its evidence, known at the close of its confirming bar and never changed afterwards.</summary>
/// <param name="Phase">The phase.</param>
/// <param name="Confidence">0 to 1: how clearly the rule's thresholds were met.</param>
/// <param name="From">Open of the first bar of the pattern, UTC.</param>
/// <param name="KnownAt">Close of the confirming bar, UTC.</param>
/// <param name="Sequence">The symbol's sequence number of the batch that confirmed it.</param>
/// <param name="RangeHigh">Upper edge of the range it refers to, in quote; 0 when none.</param>
/// <param name="RangeLow">Lower edge.</param>
/// <param name="Direction">+1 up, −1 down, 0 neither: the way of the displacement, or the one a sweep suggests.</param>
/// <param name="Why">The rule's numbers, for people.</param>
public sealed record PhaseReading(
    Phase Phase,
    decimal Confidence,
    DateTimeOffset From,
    DateTimeOffset KnownAt,
    long Sequence,
    decimal RangeHigh,
    decimal RangeLow,
    int Direction,
    string Why)
{
    /// <summary>Before anything is known.</summary>
    public static PhaseReading Unknown { get; } = new(Phase.None, 0, default, default, 0, 0, 0, 0, "");
}

/// <summary>What happened to a detector.</summary>
public abstract record AmdEvent
{
    private AmdEvent() { }

    /// <summary>The phase changed.</summary>
    [EventType("amd_phase_changed")]
    public sealed record PhaseChanged(PhaseReading Reading, string Model) : AmdEvent;
}
