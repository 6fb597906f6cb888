using System.Collections;
using System.Reflection;

namespace TradingPlatform.Architecture.Contracts;

/// <summary>What can be reached from an object, as it is and not as its type promises.</summary>
internal static class ObjectGraph
{
    /// <summary>Every place, reachable from <paramref name="root"/>, where something can be changed.</summary>
    public static IEnumerable<string> ChangeableIn(object root)
    {
        var faults = new List<string>();
        Walk(root, root.GetType().Name, new HashSet<object>(ReferenceEqualityComparer.Instance), faults);
        return faults;
    }

    private static void Walk(object? value, string path, HashSet<object> seen, List<string> faults)
    {
        if (value is null || Immutability.IsPlain(value.GetType()) || !seen.Add(value))
        {
            return;
        }

        var type = value.GetType();
        if (Immutability.IsCollection(type))
        {
            foreach (var item in value as IEnumerable ?? Array.Empty<object>())
            {
                Walk(item, $"{path}[]", seen, faults);
            }

            WalkPair(value, type, path, seen, faults);
        }
        else if (type.IsArray || type.Namespace?.StartsWith("System", StringComparison.Ordinal) != false)
        {
            faults.Add($"{path} holds a {type.Name}");
        }
        else
        {
            WalkFields(value, type, path, seen, faults);
        }
    }

    /// <summary>An entry of a dictionary hides its key and value in fields that only it can set.</summary>
    private static void WalkPair(object value, Type type, string path, HashSet<object> seen, List<string> faults)
    {
        if (type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>))
        {
            Walk(type.GetProperty("Key")!.GetValue(value), path, seen, faults);
            Walk(type.GetProperty("Value")!.GetValue(value), path, seen, faults);
        }
    }

    private static void WalkFields(object value, Type type, string path, HashSet<object> seen, List<string> faults)
    {
        for (var level = type; level is not null && level != typeof(object); level = level.BaseType)
        {
            foreach (var field in level.GetFields(
                BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                var name = $"{path}.{field.Name}";
                if (!field.IsInitOnly)
                {
                    faults.Add($"{name} can be set");
                }

                Walk(field.GetValue(value), name, seen, faults);
            }
        }
    }
}
