using TradingPlatform.Domain.Market;
using TradingPlatform.EventStore.Events;

namespace TradingPlatform.EventStore.Tests.Json;

/// <summary>Every type that is stored, and every type that those are made of.</summary>
internal static class StoredTypes
{
    /// <summary>What is stored by itself.</summary>
    public static IReadOnlyList<Type> Roots { get; } =
        [.. EventCatalog.Domain.Types.Select(pair => pair.Key), typeof(MarketBatch)];

    /// <summary>Roots and their parts, each once.</summary>
    public static IReadOnlyList<Type> All { get; } = [.. Gather(Roots)];

    /// <summary>The enums among them.</summary>
    public static IEnumerable<Type> Enums => All.Where(type => type.IsEnum);

    private static HashSet<Type> Gather(IEnumerable<Type> roots)
    {
        var known = new HashSet<Type>();
        var open = new Queue<Type>(roots);
        while (open.TryDequeue(out var type))
        {
            if (known.Add(type))
            {
                PartsOf(type).ToList().ForEach(open.Enqueue);
            }
        }

        return known;
    }

    private static IEnumerable<Type> PartsOf(Type type)
    {
        if (type.IsGenericType)
        {
            return type.GetGenericArguments();
        }

        if (type.Assembly != typeof(MarketBatch).Assembly || type.IsEnum)
        {
            return [];
        }

        var cases = type.IsAbstract ? type.GetNestedTypes().Where(nested => nested.IsSubclassOf(type)) : [];
        return type.GetProperties().Where(property => property.CanWrite).Select(property => property.PropertyType)
            .Concat(cases);
    }
}
