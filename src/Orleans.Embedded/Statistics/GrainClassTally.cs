namespace Orleans.Embedded;

/// <summary>What a grain class's activations did. Each activation counts for itself, without a shared counter in the
/// way of calls;
/// an activation that ends leaves its counts here.</summary>
internal sealed class GrainClassTally
{
    private long _activated;
    private long _calls;
    private long _errors;

    /// <summary>How many activations were begun, ever.</summary>
    public long Activated => Interlocked.Read(ref _activated);

    /// <summary>The calls of ended activations.</summary>
    public long EndedCalls => Interlocked.Read(ref _calls);

    /// <summary>The failed calls of ended activations.</summary>
    public long EndedErrors => Interlocked.Read(ref _errors);

    /// <summary>From a call's arrival to its end. Calls that ran on their caller's thread are measured by
    /// sample.</summary>
    public LatencyHistogram Latency { get; } = new();

    public void ActivationBegan() => Interlocked.Increment(ref _activated);

    public void ActivationEnded(long calls, long errors)
    {
        Interlocked.Add(ref _calls, calls);
        Interlocked.Add(ref _errors, errors);
    }
}
