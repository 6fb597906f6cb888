namespace TradingPlatform.EventStore.Events;

/// <summary>What about a stored event cannot be understood.</summary>
public enum UnknownPart
{
    /// <summary>No type and no upcaster has its name.</summary>
    Name,

    /// <summary>Its name is known; its body has another shape.</summary>
    Body,
}

/// <summary>A stored event cannot be read as any event of this program. Reading stops there, because going on would
/// fold a state that never was. The message says what to do.</summary>
public sealed class UnknownEventException : Exception
{
    private UnknownEventException(
        string stream, long version, string name, UnknownPart part, string why, Exception? inner)
        : base(FormattableString.Invariant($"Event {version} of stream {stream}, '{name}': {why}"), inner)
    {
        Stream = stream;
        Version = version;
        Name = name;
        Part = part;
    }

    /// <summary>The stream.</summary>
    public string Stream { get; }

    /// <summary>The event's place in the stream, from 1.</summary>
    public long Version { get; }

    /// <summary>Its stored name.</summary>
    public string Name { get; }

    /// <summary>What is unknown.</summary>
    public UnknownPart Part { get; }

    /// <summary>Nothing here has the name.</summary>
    internal static UnknownEventException OfName(string stream, long version, string name) => new(
        stream, version, name, UnknownPart.Name,
        "no event type or upcaster has this name. If a newer program wrote it, use that one. If its type was retired, "
        + $"add an upcaster for the name to {nameof(DomainUpcasters)}. Reading stops here and skips nothing.",
        inner: null);

    /// <summary>The name is known, the body is not what it was.</summary>
    internal static UnknownEventException OfBody(string stream, long version, string name, Exception why) => new(
        stream, version, name, UnknownPart.Body,
        "its body has another shape than its type. Give the changed type a new stored name, and this name an upcaster "
        + $"to it in {nameof(DomainUpcasters)}; the stored body stays as it is. {why.Message}",
        why);
}
