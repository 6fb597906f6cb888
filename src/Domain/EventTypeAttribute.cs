namespace TradingPlatform.Domain;

/// <summary>The name an event is stored under, for ever; the class may be renamed, this may not.</summary>
/// <param name="name">Snake case as Marten writes it, <c>order_placed</c>; a changed shape is
/// <c>order_placed_v2</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class EventTypeAttribute(string name) : Attribute
{
    /// <summary>The stored name, column <c>mt_events.type</c>.</summary>
    public string Name { get; } = name;
}
