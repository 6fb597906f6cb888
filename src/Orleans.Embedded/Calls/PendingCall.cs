namespace Orleans.Embedded;

/// <summary>A request that has not ended, and where it is.</summary>
/// <param name="Request">The request.</param>
/// <param name="Queue">Where it waits or runs.</param>
/// <param name="IsRunning">Whether it has started.</param>
internal sealed record PendingCall(Request Request, TurnQueue Queue, bool IsRunning)
{
    /// <summary>In whose turn the call was made; null outside of grains.</summary>
    public TurnQueue? Source => (Request as GrainCall)?.Source;
}
