using System.Collections.Immutable;

namespace Orleans.Runtime;

/// <summary>Values that travel from a caller to the grains it calls, and on from there; a callee's changes never come
/// back.</summary>
public static class RequestContext
{
    private static readonly AsyncLocal<ImmutableDictionary<string, object>?> Values = new();

    /// <summary>The names that have a value.</summary>
    public static IEnumerable<string> Keys => Values.Value?.Keys ?? [];

    /// <summary>The value of <paramref name="key"/>, or null.</summary>
    public static object? Get(string key) => Values.Value?.GetValueOrDefault(key);

    /// <summary>Sets a value. It must be immutable: it is shared, not copied.</summary>
    public static void Set(string key, object value) =>
        Values.Value = (Values.Value ?? ImmutableDictionary.Create<string, object>(StringComparer.Ordinal))
            .SetItem(key, value);

    /// <summary>Removes a value.</summary>
    /// <returns>Whether there was one.</returns>
    public static bool Remove(string key)
    {
        var before = Values.Value;
        if (before is null || !before.ContainsKey(key))
        {
            return false;
        }

        Values.Value = before.Remove(key);
        return true;
    }

    /// <summary>Removes all values.</summary>
    public static void Clear() => Values.Value = null;
}
