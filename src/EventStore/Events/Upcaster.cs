using System.Text.Json.Nodes;

namespace TradingPlatform.EventStore.Events;

/// <summary>Reads an old shape as the next newer one. Stored events are never rewritten.</summary>
/// <param name="From">The stored name of the old shape, <c>order_placed</c>.</param>
/// <param name="To">The name of the newer shape, <c>order_placed_v2</c>: a type's, or another upcaster's
/// <paramref name="From"/>.</param>
/// <param name="Change">The newer body made from the old one; it may change and return its argument. Pure. What it
/// cannot make sense of it throws as <see cref="System.Text.Json.JsonException"/>.</param>
public sealed record Upcaster(string From, string To, Func<JsonObject, JsonObject> Change);
