using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using TradingPlatform.Domain;
using TradingPlatform.EventStore.Json;

namespace TradingPlatform.EventStore.Events;

/// <summary>Which stored name belongs to which type: every concrete class that carries
/// <see cref="EventTypeAttribute"/>, usually a nested record of an abstract union. Frozen once built.</summary>
public sealed class EventCatalog
{
    private readonly FrozenDictionary<string, JsonTypeInfo> _types;
    private readonly FrozenDictionary<Type, EventName> _names;
    private readonly UpcasterChains _upcasters;

    /// <summary>Scans <paramref name="assemblies"/>, for events in the stored format.</summary>
    /// <exception cref="ArgumentException">A name is used twice, an event type is abstract or unknown to
    /// <see cref="EventJson.Options"/>, or an upcaster leads nowhere.</exception>
    public EventCatalog(IEnumerable<Assembly> assemblies, params IEnumerable<Upcaster> upcasters)
        : this(assemblies, EventJson.Options, upcasters)
    {
    }

    /// <summary>Scans <paramref name="assemblies"/>, for events that <paramref name="json"/> knows.</summary>
    /// <exception cref="ArgumentException">A name is used twice, an event type is abstract or unknown to
    /// <paramref name="json"/>, or an upcaster leads nowhere.</exception>
    public EventCatalog(
        IEnumerable<Assembly> assemblies, JsonSerializerOptions json, params IEnumerable<Upcaster> upcasters)
    {
        Json = json;
        var found = assemblies.Distinct().SelectMany(assembly => assembly.GetTypes())
            .Select(type => (Type: type, type.GetCustomAttribute<EventTypeAttribute>()?.Name))
            .Where(pair => pair.Name is not null)
            .ToLookup(pair => pair.Name!, pair => pair.Type, StringComparer.Ordinal);
        _types = found.ToFrozenDictionary(
            group => group.Key, group => ShapeOf(TheOnly(group)), StringComparer.Ordinal);
        _names = _types.ToFrozenDictionary(
            pair => pair.Value.Type,
            pair => new EventName(
                pair.Key, $"{pair.Value.Type.FullName}, {pair.Value.Type.Assembly.GetName().Name}"));
        _upcasters = new UpcasterChains(upcasters, _types.ContainsKey);
    }

    /// <summary>The events of the domain.</summary>
    public static EventCatalog Domain { get; } = new([typeof(EventTypeAttribute).Assembly], DomainUpcasters.All);

    /// <summary>The format of the bodies.</summary>
    public JsonSerializerOptions Json { get; }

    /// <summary>Every stored name that has a type, in order.</summary>
    public IEnumerable<string> Names => _types.Keys.Order(StringComparer.Ordinal);

    /// <summary>Every stored name that can be read, in order: those that have a type, and retired ones.</summary>
    public IEnumerable<string> ReadableNames =>
        _types.Keys.Concat(_upcasters.RetiredNames).Order(StringComparer.Ordinal);

    /// <summary>Every type with what is stored about it, for telling other tools, in order of names.</summary>
    public IEnumerable<KeyValuePair<Type, EventName>> Types =>
        _names.OrderBy(pair => pair.Value.Stored, StringComparer.Ordinal);

    /// <summary>The stored name of <paramref name="type"/>.</summary>
    /// <exception cref="ArgumentException">The type carries no <see cref="EventTypeAttribute"/>, or its assembly was
    /// not scanned.</exception>
    public EventName NameOf(Type type) => _names.TryGetValue(type, out var name)
        ? name
        : throw new ArgumentException($"{type} has no stored name: give it [EventType(\"…\")].", nameof(type));

    /// <summary>The type that an event stored as <paramref name="name"/> is read as today.</summary>
    /// <exception cref="ArgumentException">Nobody here can read that name.</exception>
    public Type TypeOf(string name) => _types.TryGetValue(_upcasters.EndOf(name), out var shape)
        ? shape.Type
        : throw new ArgumentException($"No event is stored as '{name}'.", nameof(name));

    /// <summary>The event of today's type from a stored body.</summary>
    /// <exception cref="UnknownEventException">No type or upcaster has the name, or the body has another
    /// shape.</exception>
    public object Read(string stream, long version, string name, ReadOnlySpan<byte> body)
    {
        try
        {
            var read = _types.TryGetValue(name, out var shape) ? JsonSerializer.Deserialize(body, shape)
                : _upcasters.Knows(name) ? ReadRetired(name, body)
                : throw UnknownEventException.OfName(stream, version, name);
            return read ?? throw new JsonException("It is null.");
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or InvalidOperationException)
        {
            throw UnknownEventException.OfBody(stream, version, name, e);
        }
    }

    private object? ReadRetired(string name, ReadOnlySpan<byte> body)
    {
        var (living, lifted) = _upcasters.Lift(name, body);
        return JsonSerializer.Deserialize(lifted, _types[living]);
    }

    private JsonTypeInfo ShapeOf(Type type) => Json.TryGetTypeInfo(type, out var shape)
        ? shape
        : throw new ArgumentException(
            $"{type} cannot be stored yet: add [JsonSerializable(typeof({type.Name}))] to {nameof(StoredJson)}.",
            nameof(type));

    private static Type TheOnly(IGrouping<string, Type> types)
    {
        var all = types.ToList();
        return all.Count == 1 && !all[0].IsAbstract
            ? all[0]
            : throw new ArgumentException(
                $"Stored name '{types.Key}' needs exactly one concrete type; found {string.Join(" and ", all)}.",
                nameof(types));
    }
}
