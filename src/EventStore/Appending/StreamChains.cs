using System.Runtime.InteropServices;

namespace TradingPlatform.EventStore.Appending;

/// <summary>The versions that a list of appends wants, stream by stream: seen before the first, reached after the
/// last.</summary>
internal sealed class StreamChains
{
    private readonly Dictionary<string, (long Seen, long Reached)> _chains = new(StringComparer.Ordinal);

    /// <summary>Streams in byte order; two processes that lock rows in one order wait for each other, and never in a
    /// circle.</summary>
    public IEnumerable<(string Stream, long Seen, long Reached)> InOrder => _chains
        .OrderBy(pair => pair.Key, StringComparer.Ordinal)
        .Select(pair => (pair.Key, pair.Value.Seen, pair.Value.Reached));

    /// <summary>True when <paramref name="other"/> names a stream of these.</summary>
    public bool Meet(StreamChains other) => _chains.Keys.Any(other._chains.ContainsKey);

    /// <summary>How many streams.</summary>
    public int Count => _chains.Count;

    /// <summary>Links <paramref name="append"/> behind what is there; false when a part of it expects another version
    /// than that, and the chains are of no use any more.</summary>
    public bool TryAdd(EncodedAppend append)
    {
        foreach (var part in append.Parts)
        {
            ref var chain = ref CollectionsMarshal.GetValueRefOrAddDefault(_chains, part.Stream, out var exists);
            if (exists && chain.Reached != part.ExpectedVersion)
            {
                return false;
            }

            chain = (exists ? chain.Seen : part.ExpectedVersion, part.NextVersion);
        }

        return true;
    }
}
