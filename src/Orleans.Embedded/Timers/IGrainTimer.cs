using System.Diagnostics.CodeAnalysis;

namespace Orleans.Runtime;

/// <summary>A timer of one activation. Disposing it stops it; a call that is running ends first.</summary>
public interface IGrainTimer : IDisposable
{
    /// <summary>Sets the next due time and the period anew.</summary>
    /// <param name="dueTime">Until the next call; <see cref="Timeout.InfiniteTimeSpan"/> pauses the timer.</param>
    /// <param name="period">Between the end of a call and the next; <see cref="Timeout.InfiniteTimeSpan"/> for one call
    /// only.</param>
    void Change(TimeSpan dueTime, TimeSpan period);
}

/// <summary>How a grain timer behaves.</summary>
[SuppressMessage("Performance", "CA1815", Justification = "Options that nobody compares.")]
public struct GrainTimerCreationOptions
{
    /// <summary>Options with both times.</summary>
    [SetsRequiredMembers]
    public GrainTimerCreationOptions(TimeSpan dueTime, TimeSpan period)
    {
        DueTime = dueTime;
        Period = period;
    }

    /// <summary>Until the first call; <see cref="Timeout.InfiniteTimeSpan"/> waits for
    /// <see cref="IGrainTimer.Change"/>.</summary>
    public required TimeSpan DueTime { get; set; }

    /// <summary>Between the end of a call and the next; <see cref="Timeout.InfiniteTimeSpan"/> for one call
    /// only.</summary>
    public required TimeSpan Period { get; set; }

    /// <summary>The call may interleave with requests; by default it waits its turn like a request.</summary>
    public bool Interleave { get; set; }

    /// <summary>The call counts as use, so it keeps the activation in memory.</summary>
    public bool KeepAlive { get; set; }
}
