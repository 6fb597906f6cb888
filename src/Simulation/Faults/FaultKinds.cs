namespace TradingPlatform.Simulation.Faults;

/// <summary>What may go wrong in a simulated world; any of them can be left out to see which one matters.</summary>
[Flags]
public enum FaultKinds
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The process ends in the middle of everything and comes back.</summary>
    Crash = 1,

    /// <summary>Two activations of one grain.</summary>
    Twins = 2,

    /// <summary>Stream deliveries lost, doubled, delayed.</summary>
    Delivery = 4,

    /// <summary>Appends that fail before or after their commit.</summary>
    Append = 8,

    /// <summary>The store answers nobody for a while.</summary>
    Outage = 16,

    /// <summary>Clocks that are wrong or jump.</summary>
    Clock = 32,

    /// <summary>A feed that repeats itself, goes back, or talks nonsense.</summary>
    Feed = 64,

    /// <summary>Idle grains leave memory.</summary>
    Eviction = 128,

    /// <summary>Callers that send everything again.</summary>
    Repeat = 256,

    /// <summary>All of them.</summary>
    All = Crash | Twins | Delivery | Append | Outage | Clock | Feed | Eviction | Repeat,
}
