using System.Collections.Concurrent;

namespace TradingPlatform.Conformance.Outages;

/// <summary>A store that outlives every host of this process.</summary>
public static class Ledger
{
    private static readonly ConcurrentDictionary<string, List<string>> Kept = new(StringComparer.Ordinal);

    /// <summary>All entries of a key, as of now.</summary>
    public static IReadOnlyList<string> Of(string key)
    {
        var entries = Kept.GetOrAdd(key, static _ => []);
        lock (entries)
        {
            return [.. entries];
        }
    }

    /// <summary>Appends if there are as many entries as the writer thinks.</summary>
    public static bool TryAppend(string key, int expectedCount, string entry)
    {
        var entries = Kept.GetOrAdd(key, static _ => []);
        lock (entries)
        {
            if (entries.Count != expectedCount)
            {
                return false;
            }

            entries.Add(entry);
            return true;
        }
    }
}
