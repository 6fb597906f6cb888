using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace TradingPlatform.Domain;

/// <summary>Makes recent maps.</summary>
public static class RecentMap
{
    /// <summary>Nothing was added yet.</summary>
    public static RecentMap<TKey, TValue> Empty<TKey, TValue>()
        where TKey : notnull =>
        new(ImmutableDictionary<TKey, TValue>.Empty, ImmutableQueue<TKey>.Empty, 0);
}

/// <summary>The newest entries by key, at most a given number: what must be remembered for a while and not for ever.
/// Immutable; adding costs O(log n).</summary>
/// <param name="Entries">By key.</param>
/// <param name="Order">The keys, oldest first.</param>
/// <param name="Forgotten">How many entries were dropped so far.</param>
public sealed record RecentMap<TKey, TValue>(
    ImmutableDictionary<TKey, TValue> Entries, ImmutableQueue<TKey> Order, long Forgotten)
    where TKey : notnull
{
    /// <summary>How many are remembered.</summary>
    public int Count => Entries.Count;

    /// <summary>The value of <paramref name="key"/>, if it is remembered.</summary>
    public bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TValue value) => Entries.TryGetValue(key, out value);

    /// <summary>Whether <paramref name="key"/> is remembered.</summary>
    public bool ContainsKey(TKey key) => Entries.ContainsKey(key);

    /// <summary>Remembers a new key, and forgets the oldest one when there would be more than
    /// <paramref name="keptMax"/>.</summary>
    /// <exception cref="ArgumentException">The key is remembered already, with another value.</exception>
    public RecentMap<TKey, TValue> Add(TKey key, TValue value, int keptMax)
    {
        var added = new RecentMap<TKey, TValue>(Entries.Add(key, value), Order.Enqueue(key), Forgotten);
        return added.Count <= keptMax ? added : added.WithoutOldest();
    }

    private RecentMap<TKey, TValue> WithoutOldest()
    {
        var rest = Order.Dequeue(out var oldest);
        return new RecentMap<TKey, TValue>(Entries.Remove(oldest), rest, Forgotten + 1);
    }
}
