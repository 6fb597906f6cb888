using System.Reflection;

namespace Orleans.Embedded;

/// <summary>What only this host has. Validated at start.</summary>
public sealed class EmbeddedOptions
{
    /// <summary>Where grain classes are looked for; when empty, in all assemblies of the application that know the
    /// grain model.</summary>
    public IList<Assembly> GrainAssemblies { get; } = [];

    /// <summary>How many events may wait in one stream subscription before the producer has to wait, see
    /// <see cref="StreamPatience"/>. Default 1,024.</summary>
    public int StreamQueueCapacity { get; set; } = 1_024;

    /// <summary>How long a subscription may hold a producer up without room for one more event. One that does so for
    /// longer lags: its oldest events are dropped until its queue has been empty once, and its handler is told.
    /// Default 50 ms: long enough for a batch of quick events. Infinite lets producers wait for ever.</summary>
    public TimeSpan StreamPatience { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>How many events one delivery hands to a subscriber before others get their turn. Default 256.</summary>
    public int StreamBatchSize { get; set; } = 256;

    /// <summary>How deep calls may nest on one thread before the next is queued instead. Default 16; 0 queues every
    /// call.</summary>
    public int InlineDepth { get; set; } = 16;

    /// <summary>A method whose synchronous part takes longer is no longer run on its caller's thread. Default 50
    /// µs.</summary>
    public TimeSpan InlineBudget { get; set; } = TimeSpan.FromMicroseconds(50);
}
