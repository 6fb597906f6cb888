namespace Orleans.Embedded;

/// <summary>For how long an activation has not been used. Use is noted without a look at the clock; whoever looks for
/// idle activations reads the clock for all of them.</summary>
/// <param name="begunAt">The clock's timestamp of its beginning.</param>
internal struct Idleness(long begunAt)
{
    private bool _wasUsed;
    private long _lastUse = begunAt;
    private long _keptUntil = long.MinValue;

    /// <summary>It was used.</summary>
    public void Used() => _wasUsed = true;

    /// <summary>It stays until then, idle or not.</summary>
    public void KeepUntil(long timestamp) => Volatile.Write(ref _keptUntil, timestamp);

    /// <summary>Whether it has not been used for <paramref name="limit"/>.</summary>
    /// <param name="isIdle">Whether nothing waits or runs there now.</param>
    /// <param name="limit">Infinite for never.</param>
    /// <param name="clock">The host's.</param>
    public bool Exceeds(bool isIdle, TimeSpan limit, TimeProvider clock)
    {
        var now = clock.GetTimestamp();
        if (_wasUsed || !isIdle)
        {
            _wasUsed = false;
            _lastUse = now;
            return false;
        }

        return limit != Timeout.InfiniteTimeSpan && now >= Volatile.Read(ref _keptUntil)
            && clock.GetElapsedTime(_lastUse, now) >= limit;
    }
}
