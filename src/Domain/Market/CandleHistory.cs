using System.Collections.Immutable;

namespace TradingPlatform.Domain.Market;

/// <summary>The closed candles of one symbol, the newest <see cref="KeptMax"/> of each timeframe. Mutable and owned by
/// one grain; kept beside the immutable state because 25,000 candles would be dear to share. Older ones are in the
/// event stream.</summary>
public sealed class CandleHistory
{
    /// <summary>How many candles of each timeframe are kept; appending one more forgets the oldest.</summary>
    public const int KeptMax = 25_000;

    private readonly CandleRing[] _rings = [.. Timeframes.All.Select(_ => new CandleRing(KeptMax))];

    /// <summary>Adds a closed candle. Candles of one timeframe come oldest first, without repeats.</summary>
    /// <exception cref="ArgumentException">It does not open after the newest one, or closed in an earlier
    /// batch.</exception>
    public void Append(Candle candle) => _rings[(int)candle.Timeframe].Append(candle);

    /// <summary>How many candles of <paramref name="timeframe"/> are kept.</summary>
    public int Count(Timeframe timeframe) => _rings[(int)timeframe].Count;

    /// <summary>The newest <paramref name="limit"/> candles that closed at or before sequence
    /// <paramref name="throughSequence"/> and opened before <paramref name="before"/>, oldest first. Costs two binary
    /// searches and the copy.</summary>
    /// <param name="timeframe">The span.</param>
    /// <param name="throughSequence">The last batch that counts; <see cref="long.MaxValue"/> for all.</param>
    /// <param name="before">Opens earlier than this.</param>
    /// <param name="limit">0 or more.</param>
    public ImmutableArray<Candle> Newest(Timeframe timeframe, long throughSequence, DateTimeOffset before, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        var ring = _rings[(int)timeframe];
        var end = Math.Min(
            ring.FirstIndex(candle => candle.Sequence > throughSequence),
            ring.FirstIndex(candle => candle.OpenAt >= before));
        return ring.Copy(Math.Max(0, end - limit), end);
    }

    /// <summary>What the market cost 24 hours before <paramref name="at"/>: the open of the first minute since then, in
    /// quote; 0 when the kept history begins later.</summary>
    public decimal PriceDayAgo(DateTimeOffset at)
    {
        var ring = _rings[(int)Timeframe.M1];
        var from = at - TimeSpan.FromDays(1);
        if (ring.Count == 0 || ring[0].OpenAt > from)
        {
            return 0;
        }

        var index = ring.FirstIndex(candle => candle.OpenAt >= from);
        return index == ring.Count ? 0 : ring[index].Open;
    }
}

/// <summary>A ring of candles in time order that grows up to a bound, then forgets the oldest.</summary>
internal sealed class CandleRing(int keptMax)
{
    private Candle[] _items = [];
    private int _start;

    public int Count { get; private set; }

    public Candle this[int index] => _items[(_start + index) % _items.Length];

    public void Append(Candle candle)
    {
        if (Count > 0 && (candle.OpenAt <= this[Count - 1].OpenAt || candle.Sequence < this[Count - 1].Sequence))
        {
            throw new ArgumentException($"{candle} does not follow {this[Count - 1]}.", nameof(candle));
        }

        if (Count == keptMax)
        {
            _items[_start] = candle;
            _start = (_start + 1) % keptMax;
            return;
        }

        if (Count == _items.Length)
        {
            Array.Resize(ref _items, Math.Min(keptMax, Math.Max(256, Count * 2)));
        }

        _items[Count++] = candle;
    }

    /// <summary>The first index for which <paramref name="isPast"/> holds, which from there on must stay
    /// true.</summary>
    public int FirstIndex(Func<Candle, bool> isPast)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = isPast(this[middle]) ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    public ImmutableArray<Candle> Copy(int from, int end)
    {
        var copy = ImmutableArray.CreateBuilder<Candle>(end - from);
        for (var i = from; i < end; i++)
        {
            copy.Add(this[i]);
        }

        return copy.MoveToImmutable();
    }
}
