namespace Orleans.Embedded;

/// <summary>For how long an activation has not been used. Use is noted without a look at the clock; whoever looks for
/// idle activations reads the clock for all of them.</summary>
/// <param name="begunAt">The clock's timestamp of its beginning.</param>
internal struct Idleness(long begunAt)
{
    /// <summary>Stands for a use since somebody last looked.</summary>
    private const long JustNow = long.MaxValue;

    private long _lastUse = begunAt;

    /// <summary>It was used.</summary>
    public void Used() => _lastUse = JustNow;

    /// <summary>Whether it has not been used for <paramref name="limit"/>.</summary>
    /// <param name="isIdle">Whether nothing waits or runs there now.</param>
    /// <param name="limit">Infinite for never.</param>
    /// <param name="keptUntil">The clock's timestamp until which it stays, idle or not.</param>
    /// <param name="clock">The host's.</param>
    public bool Exceeds(bool isIdle, TimeSpan limit, long keptUntil, TimeProvider clock)
    {
        var now = clock.GetTimestamp();
        var lastUse = _lastUse;
        if (lastUse == JustNow || !isIdle)
        {
            _lastUse = now;
            return false;
        }

        return limit != Timeout.InfiniteTimeSpan && now >= keptUntil && clock.GetElapsedTime(lastUse, now) >= limit;
    }
}
