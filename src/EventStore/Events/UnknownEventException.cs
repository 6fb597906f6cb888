namespace TradingPlatform.EventStore.Events;

/// <summary>A stored event cannot be read as any event of this program: its name is unknown, or its body has another
/// shape. Reading stops there, because going on would fold a state that never was.</summary>
public sealed class UnknownEventException(string stream, long version, string name, string why, Exception? inner = null)
    : Exception(FormattableString.Invariant($"Event {version} of stream {stream}, '{name}': {why}"), inner)
{
    /// <summary>The stream.</summary>
    public string Stream { get; } = stream;

    /// <summary>The event's place in the stream, from 1.</summary>
    public long Version { get; } = version;

    /// <summary>Its stored name.</summary>
    public string Name { get; } = name;
}
