using System.Numerics;

namespace Orleans.Embedded;

/// <summary>How long calls took, in buckets of at most 12.5 % width from 0.1 µs to many hours: a fixed 4 KB, and no
/// lock.</summary>
internal sealed class LatencyHistogram
{
    /// <summary>Eight buckets for every doubling.</summary>
    private const int StepBits = 3;

    private readonly long[] _buckets = new long[(64 - StepBits) << StepBits];

    /// <summary>Notes a latency that stands for <paramref name="weight"/> calls.</summary>
    public void Record(TimeSpan latency, int weight) =>
        Interlocked.Add(ref _buckets[BucketOf(latency.Ticks)], weight);

    /// <summary>All that <paramref name="parts"/> hold, as one.</summary>
    public static LatencyHistogram Of(IEnumerable<LatencyHistogram> parts)
    {
        var whole = new LatencyHistogram();
        foreach (var part in parts)
        {
            for (var bucket = 0; bucket < part._buckets.Length; bucket++)
            {
                whole._buckets[bucket] += Interlocked.Read(ref part._buckets[bucket]);
            }
        }

        return whole;
    }

    /// <summary>The latency that <paramref name="share"/> of all calls did not exceed, to the width of a bucket; null
    /// without calls.</summary>
    /// <param name="share">0.5 for the median, 0.99 for the slowest hundredth.</param>
    public TimeSpan? Quantile(double share)
    {
        var total = 0L;
        foreach (var count in _buckets)
        {
            total += Math.Max(0, count);
        }

        var rank = (long)Math.Ceiling(total * share);
        var seen = 0L;
        for (var bucket = 0; bucket < _buckets.Length && total > 0; bucket++)
        {
            seen += _buckets[bucket];
            if (seen >= rank)
            {
                return TimeSpan.FromTicks(UpperEdgeOf(bucket));
            }
        }

        return null;
    }

    private static int BucketOf(long ticks)
    {
        if (ticks < 1 << StepBits)
        {
            return (int)Math.Max(ticks, 0);
        }

        var shift = 63 - BitOperations.LeadingZeroCount((ulong)ticks) - StepBits;
        return ((shift + 1) << StepBits) + (int)((ticks >> shift) & ((1 << StepBits) - 1));
    }

    private static long UpperEdgeOf(int bucket)
    {
        var shift = (bucket >> StepBits) - 1;
        return shift < 0 ? bucket : ((1L << StepBits) + (bucket & ((1 << StepBits) - 1)) + 1) << shift;
    }
}
