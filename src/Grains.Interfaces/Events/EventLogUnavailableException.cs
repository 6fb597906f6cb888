using Orleans;

namespace TradingPlatform.Grains.Interfaces.Events;

/// <summary>The event store cannot be reached, or did not answer in time. Retry with the same command id.</summary>
[GenerateSerializer, Alias("EventLogUnavailableException")]
public sealed class EventLogUnavailableException(string message, bool outcomeUnknown, Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>True when the append may have committed; false when it certainly did not.</summary>
    [Id(0)]
    public bool OutcomeUnknown { get; } = outcomeUnknown;
}
