namespace TradingPlatform.EventStore.Events;

/// <summary>Every shape that an event of the domain once had and has no more, as a step to the next newer shape. The
/// one place for them.</summary>
/// <remarks>
/// To change an event's shape:
/// <list type="number">
/// <item>Give the changed type a new stored name: <c>order_placed</c> becomes <c>order_placed_v2</c>, then
/// <c>_v3</c>.</item>
/// <item>Add <c>new Upcaster("order_placed", "order_placed_v2", …)</c> here. Steps that are there stay as they are:
/// each leads to the next, and the last to the living type.</item>
/// <item>Leave the old sample among the tests' stored samples, add what it reads as now, and a sample of the new
/// shape.</item>
/// </list>
/// An upcaster is a pure function of the old body. What the old body cannot tell (a clock, another stream) it may not
/// ask for: give the new member a value that says so.
/// </remarks>
public static class DomainUpcasters
{
    /// <summary>In order of age. Empty as long as no shape has changed.</summary>
    public static IReadOnlyList<Upcaster> All { get; } = [];
}
