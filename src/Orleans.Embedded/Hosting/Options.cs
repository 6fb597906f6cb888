namespace Orleans.Configuration;

/// <summary>How requests behave. Validated at start.</summary>
public sealed class SiloMessagingOptions
{
    /// <summary>How long a caller waits before it gets a <see cref="TimeoutException"/>. Default 30 s.</summary>
    public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How many requests may wait at one activation before further ones are refused with
    /// <see cref="Runtime.LimitExceededException"/>. Default 10,000; 1 to 10,000,000.</summary>
    public int MaxEnqueuedRequestsHardLimit { get; set; } = 10_000;
}

/// <summary>When idle activations leave memory. Validated at start.</summary>
public sealed class GrainCollectionOptions
{
    /// <summary>How long an activation may go without use. Default 15 min; more than
    /// <see cref="CollectionQuantum"/>.</summary>
    public TimeSpan CollectionAge { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How often idle activations are looked for. Default 1 min.</summary>
    public TimeSpan CollectionQuantum { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long one activation may take to end, and how long the host waits for all of them when it stops.
    /// Default 30 s.</summary>
    public TimeSpan DeactivationTimeout { get; set; } = TimeSpan.FromSeconds(30);
}
