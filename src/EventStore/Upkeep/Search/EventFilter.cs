namespace TradingPlatform.EventStore.Upkeep.Search;

/// <summary>Which events a person wants to see; what is null or empty leaves nothing out.</summary>
/// <param name="Name">Only events of this stored name.</param>
/// <param name="StreamPrefix">Only streams that begin so.</param>
/// <param name="CorrelationId">Only what this request caused.</param>
public sealed record EventFilter(string? Name = null, string StreamPrefix = "", string? CorrelationId = null)
{
    /// <summary>Everything.</summary>
    public static EventFilter All { get; } = new();
}
