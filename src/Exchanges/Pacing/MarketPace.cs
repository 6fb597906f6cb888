namespace TradingPlatform.Exchanges.Pacing;

/// <summary>One virtual clock for all markets of a feed: says when a market instant is due in real time.</summary>
/// <param name="speed">Market seconds per real second; 0 for no waiting at all.</param>
/// <param name="time">Real time.</param>
public sealed class MarketPace(decimal speed, TimeProvider time)
{
    private readonly Lock _gate = new();
    private long _startedAt;
    private DateTimeOffset? _marketStart;

    /// <summary>Market seconds per real second; 0 for no waiting at all.</summary>
    public decimal Speed { get; } = speed >= 0
        ? speed
        : throw new FeedUnavailableException(
            "feed.invalid-options",
            $"Speed {speed} is negative; give market seconds per real second, 0 for the fastest.");

    /// <summary>Returns when <paramref name="market"/> has come. The first instant asked for starts the clock; what
    /// lies before
    /// it is due at once.</summary>
    public Task UntilAsync(DateTimeOffset market, CancellationToken cancellationToken)
    {
        if (Speed == 0)
        {
            return Task.CompletedTask;
        }

        var wait = Wait(market);
        return wait > TimeSpan.Zero ? Task.Delay(wait, time, cancellationToken) : Task.CompletedTask;
    }

    private TimeSpan Wait(DateTimeOffset market)
    {
        lock (_gate)
        {
            if (_marketStart is null)
            {
                _marketStart = market;
                _startedAt = time.GetTimestamp();
            }

            var dueTicks = (market - _marketStart.Value).Ticks / Speed;
            var restTicks = dueTicks - time.GetElapsedTime(_startedAt).Ticks;
            return TimeSpan.FromTicks((long)Math.Clamp(restTicks, 0, TimeSpan.FromDays(40).Ticks));
        }
    }
}
