using System.Collections.Immutable;
using System.Text.Json;
using TradingPlatform.Domain.Market;
using TradingPlatform.EventStore.Appending;
using TradingPlatform.EventStore.Json;

namespace TradingPlatform.EventStore.Memory;

/// <summary>The market log in memory. Not thread safe.</summary>
internal sealed class MemoryMarket
{
    private readonly Dictionary<string, SortedList<long, byte[]>> _batches = new(StringComparer.Ordinal);

    /// <summary>Whether each step stands behind the very one that its writer saw before it.</summary>
    public bool AreNext(EncodedBatch[] arriving)
    {
        var last = new Dictionary<string, (long Sequence, long Position)>(StringComparer.Ordinal);
        foreach (var batch in arriving)
        {
            var before = last.TryGetValue(batch.Symbol, out var seen) ? seen : LastOf(batch.Symbol);
            if (batch.Sequence != before.Sequence + 1 || (batch.Sequence > 1 && batch.Follows != before.Position))
            {
                return false;
            }

            last[batch.Symbol] = (batch.Sequence, batch.SourcePosition);
        }

        return true;
    }

    /// <summary>Adds steps that <see cref="AreNext"/>.</summary>
    public void Add(EncodedBatch[] arriving)
    {
        foreach (var batch in arriving)
        {
            Batches(batch.Symbol).Add(batch.Sequence, batch.Body);
        }
    }

    /// <summary>A page of steps, oldest first.</summary>
    public ImmutableArray<MarketBatch> From(string symbol, long sequence, int limit) =>
        [.. Batches(symbol).Where(pair => pair.Key >= sequence).Take(limit).Select(pair => Read(pair.Value))];

    /// <summary>The newest step, or null.</summary>
    public MarketBatch? Last(string symbol)
    {
        var batches = Batches(symbol);
        return batches.Count == 0 ? null : Read(batches.Values[^1]);
    }

    private static MarketBatch Read(byte[] body) => JsonSerializer.Deserialize<MarketBatch>(body, EventJson.Options)!;

    private (long Sequence, long Position) LastOf(string symbol)
    {
        var known = Batches(symbol);
        return known.Count == 0 ? (0, 0) : (known.Keys[^1], Read(known.Values[^1]).SourcePosition);
    }

    private SortedList<long, byte[]> Batches(string symbol)
    {
        if (!_batches.TryGetValue(symbol, out var batches))
        {
            _batches[symbol] = batches = [];
        }

        return batches;
    }
}
