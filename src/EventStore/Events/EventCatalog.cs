using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using TradingPlatform.Domain;
using TradingPlatform.EventStore.Json;

namespace TradingPlatform.EventStore.Events;

/// <summary>Which stored name belongs to which type: every concrete class that carries
/// <see cref="EventTypeAttribute"/>, usually a nested record of an abstract union. Frozen once built.</summary>
public sealed class EventCatalog
{
    private const int UpcastsMax = 100;
    private readonly FrozenDictionary<string, Type> _types;
    private readonly FrozenDictionary<Type, EventName> _names;
    private readonly FrozenDictionary<string, Upcaster> _upcasters;

    /// <summary>Scans <paramref name="assemblies"/>.</summary>
    /// <exception cref="ArgumentException">A name is used twice, an event type is abstract, or an upcaster leads
    /// nowhere.</exception>
    public EventCatalog(IEnumerable<Assembly> assemblies, params IEnumerable<Upcaster> upcasters)
    {
        var found = assemblies.Distinct().SelectMany(assembly => assembly.GetTypes())
            .Select(type => (Type: type, type.GetCustomAttribute<EventTypeAttribute>()?.Name))
            .Where(pair => pair.Name is not null)
            .ToLookup(pair => pair.Name!, pair => pair.Type, StringComparer.Ordinal);
        _types = found.ToFrozenDictionary(group => group.Key, TheOnly, StringComparer.Ordinal);
        _names = _types.ToFrozenDictionary(
            pair => pair.Value,
            pair => new EventName(pair.Key, $"{pair.Value.FullName}, {pair.Value.Assembly.GetName().Name}"));
        _upcasters = upcasters.ToFrozenDictionary(upcaster => upcaster.From, StringComparer.Ordinal);
        foreach (var upcaster in _upcasters.Values)
        {
            RequireReadable(upcaster);
        }
    }

    /// <summary>The events of the domain.</summary>
    public static EventCatalog Domain { get; } = new([typeof(EventTypeAttribute).Assembly]);

    /// <summary>Every stored name that has a type, in order.</summary>
    public IEnumerable<string> Names => _types.Keys.Order(StringComparer.Ordinal);

    /// <summary>The stored name of <paramref name="type"/>.</summary>
    /// <exception cref="ArgumentException">The type carries no <see cref="EventTypeAttribute"/>, or its assembly was
    /// not scanned.</exception>
    public EventName NameOf(Type type) => _names.TryGetValue(type, out var name)
        ? name
        : throw new ArgumentException($"{type} has no stored name: give it [EventType(\"…\")].", nameof(type));

    /// <summary>The event of today's type from a stored body.</summary>
    /// <exception cref="UnknownEventException">No type or upcaster has the name, or the body has another
    /// shape.</exception>
    public object Read(string stream, long version, string name, ReadOnlySpan<byte> body)
    {
        try
        {
            return _types.TryGetValue(name, out var type)
                ? JsonSerializer.Deserialize(body, type, EventJson.Options)
                    ?? throw new JsonException("The body is null.")
                : ReadOld(stream, version, name, body);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or InvalidOperationException)
        {
            throw new UnknownEventException(stream, version, name, $"its body cannot be read. {e.Message}", e);
        }
    }

    private object ReadOld(string stream, long version, string name, ReadOnlySpan<byte> body)
    {
        if (!_upcasters.ContainsKey(name))
        {
            throw new UnknownEventException(
                stream, version, name, "no event type or upcaster has this name; a newer program may have written it.");
        }

        var node = JsonNode.Parse(body) as JsonObject ?? throw new JsonException("The body is not an object.");
        var current = name;
        while (_upcasters.TryGetValue(current, out var upcaster))
        {
            (current, node) = (upcaster.To, upcaster.Change(node));
        }

        return node.Deserialize(_types[current], EventJson.Options) ?? throw new JsonException("The body is null.");
    }

    private void RequireReadable(Upcaster upcaster)
    {
        var (current, steps) = (upcaster.From, 0);
        while (_upcasters.TryGetValue(current, out var next) && steps++ < UpcastsMax)
        {
            current = next.To;
        }

        if (!_types.ContainsKey(current) || _types.ContainsKey(upcaster.From))
        {
            throw new ArgumentException(
                $"The upcaster of '{upcaster.From}' must lead from a retired name to a living type.", nameof(upcaster));
        }
    }

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

/// <summary>What is stored about an event's type.</summary>
/// <param name="Stored">Column <c>type</c>, for ever.</param>
/// <param name="DotnetType">Column <c>mt_dotnet_type</c>, a hint for Marten's tools.</param>
public sealed record EventName(string Stored, string DotnetType);
