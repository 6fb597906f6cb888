using System.Collections.Immutable;
using Orleans.Embedded;

namespace Orleans.Runtime;

/// <summary>Values that travel from a caller to the grains it calls, and on from there; a callee's changes never come
/// back.</summary>
public static class RequestContext
{
    private const string ReentrancyKey = "#CCR";
    private static readonly AsyncLocal<ImmutableDictionary<string, object>?> Values = new();

    /// <summary>The names that have a value.</summary>
    public static IEnumerable<string> Keys => Values.Value?.Keys ?? [];

    /// <summary>The names and their values.</summary>
    public static IEnumerable<KeyValuePair<string, object>> Entries => Values.Value ?? [];

    /// <summary>The chain of calls that may come back into the grains of this one; empty when none may.</summary>
    public static Guid ReentrancyId
    {
        get => Get(ReentrancyKey) is Guid id ? id : Guid.Empty;
        set
        {
            if (value == Guid.Empty)
            {
                Remove(ReentrancyKey);
            }
            else
            {
                Set(ReentrancyKey, value);
            }
        }
    }

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

        var after = before.Remove(key);
        Values.Value = after.IsEmpty ? null : after;
        return true;
    }

    /// <summary>Removes all values.</summary>
    public static void Clear() => Values.Value = null;

    /// <summary>Lets the calls made until the section is disposed come back into this grain, however many grains lie
    /// between: they need not wait for the request that awaits them.</summary>
    public static ReentrancySection AllowCallChainReentrancy()
    {
        var before = ReentrancyId;
        return new ReentrancySection(before, before == Guid.Empty ? Guid.NewGuid() : before);
    }

    /// <summary>Lets no call that is made until the section is disposed come back, not even into a grain further up
    /// that allowed it.</summary>
    public static ReentrancySection SuppressCallChainReentrancy() => new(ReentrancyId, Guid.Empty);

    /// <summary>The part of a method in which calls may, or may not, come back. Dispose it in the grain that opened
    /// it.</summary>
    [System.Diagnostics.CodeAnalysis.SuppressMessage(
        "Performance", "CA1815", Justification = "A scope that nobody compares; the shape is Orleans' own.")]
    [System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
    public readonly struct ReentrancySection : IDisposable
    {
        private readonly Guid _before;
        private readonly Guid _within;

        /// <summary>Opens a section.</summary>
        /// <param name="originalReentrancyId">The chain outside of it.</param>
        /// <param name="newReentrancyId">The chain within it; empty for none.</param>
        public ReentrancySection(Guid originalReentrancyId, Guid newReentrancyId)
        {
            _before = originalReentrancyId;
            _within = newReentrancyId;
            if (_within != _before)
            {
                ReentrancyId = _within;
            }

            if (_within != Guid.Empty)
            {
                (SynchronizationContext.Current as Activation)?.ReentrantChains.Open(_within);
            }
        }

        /// <summary>Closes it.</summary>
        public void Dispose()
        {
            if (_within != Guid.Empty)
            {
                (SynchronizationContext.Current as Activation)?.ReentrantChains.Close(_within);
            }

            if (_within != _before)
            {
                ReentrancyId = _before;
            }
        }
    }
}
