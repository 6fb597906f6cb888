namespace Orleans.Embedded.Simulation;

/// <summary>The clock of one simulated process: it may be wrong by any amount, and its timers die with the process.
/// Time that is measured rather than read (timestamps, timers) is never wrong, as on a real machine.</summary>
internal sealed class ProcessClock(VirtualTime time, Func<bool> isAlive) : TimeProvider
{
    /// <summary>How far ahead of the world this clock is.</summary>
    public TimeSpan Skew { get; set; }

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override long TimestampFrequency => time.TimestampFrequency;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => time.GetUtcNow() + Skew;

    /// <inheritdoc/>
    public override long GetTimestamp() => time.GetTimestamp();

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        time.CreateTimer(Ring, (callback, state), dueTime, period);

    private void Ring(object? alarm)
    {
        if (isAlive())
        {
            var (callback, state) = ((TimerCallback, object?))alarm!;
            callback(state);
        }
    }
}
