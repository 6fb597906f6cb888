namespace TradingPlatform.EventStore.Readers;

/// <summary>Events a second over the last ten seconds or so, from a total that is looked at now and then. Not thread
/// safe.</summary>
internal sealed class RateMeter(TimeProvider clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan SampleEvery = TimeSpan.FromSeconds(1);
    private readonly Queue<(long Ticks, long Total)> _samples = new();
    private long _newestTicks;

    /// <summary>The rate, given the total of now.</summary>
    public double PerSecond(long total)
    {
        Sample(total);
        var oldest = _samples.Peek();
        var seconds = clock.GetElapsedTime(oldest.Ticks).TotalSeconds;
        return seconds > 0 ? (total - oldest.Total) / seconds : 0;
    }

    /// <summary>Takes a sample, once a second at most.</summary>
    public void Sample(long total)
    {
        if (_samples.Count == 0 || clock.GetElapsedTime(_newestTicks) >= SampleEvery)
        {
            _newestTicks = clock.GetTimestamp();
            _samples.Enqueue((_newestTicks, total));
        }

        while (_samples.Count > 1 && clock.GetElapsedTime(_samples.Peek().Ticks) > Window)
        {
            _samples.Dequeue();
        }
    }
}
