using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Orleans.Runtime;

/// <summary>Where in its course a reminder is. Ticks that were due while nobody could send them are not sent later; a
/// grain that must know counts them: (current - first) / period.</summary>
/// <param name="firstTickTime">When the first tick was due, in UTC.</param>
/// <param name="period">Between one tick and the next.</param>
/// <param name="timeStamp">When this tick was sent, in UTC.</param>
[SuppressMessage("Performance", "CA1815", Justification = "A message that nobody compares.")]
[StructLayout(LayoutKind.Auto)]
[GenerateSerializer]
[Immutable]
public readonly struct TickStatus(DateTime firstTickTime, TimeSpan period, DateTime timeStamp)
{
    /// <summary>When the first tick was due, in UTC.</summary>
    [Id(0)]
    public DateTime FirstTickTime { get; } = firstTickTime;

    /// <summary>Between one tick and the next.</summary>
    [Id(1)]
    public TimeSpan Period { get; } = period;

    /// <summary>When this tick was sent, in UTC.</summary>
    [Id(2)]
    public DateTime CurrentTickTime { get; } = timeStamp;

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"<{FirstTickTime:O}, {Period}, {CurrentTickTime:O}>");
}
