namespace Orleans.Embedded.Simulation;

/// <summary>A clock that stands still while anything runs and jumps to the next due timer when nothing does.</summary>
/// <param name="start">What it shows at first.</param>
public sealed class VirtualTime(DateTimeOffset start) : TimeProvider
{
    private readonly PriorityQueue<(VirtualTimer Timer, int Setting), (long Due, long Number)> _alarms = new();
    private long _now;
    private long _numbers;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>How long the world has existed.</summary>
    public TimeSpan Elapsed => TimeSpan.FromTicks(_now);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => start + Elapsed;

    /// <inheritdoc/>
    public override long GetTimestamp() => _now;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Rings <paramref name="timer"/> after <paramref name="dueTime"/>, if its setting is still the same
    /// then.</summary>
    internal void Set(VirtualTimer timer, int setting, TimeSpan dueTime) =>
        _alarms.Enqueue((timer, setting), (_now + dueTime.Ticks, ++_numbers));

    /// <summary>Jumps to the next timer that is due and rings it; false when there is none.</summary>
    internal bool TryJump()
    {
        while (_alarms.TryDequeue(out var alarm, out var place))
        {
            if (!alarm.Timer.IsSetTo(alarm.Setting))
            {
                continue; // it was changed or disposed since
            }

            _now = Math.Max(_now, place.Due);
            alarm.Timer.Ring();
            return true;
        }

        return false;
    }
}
