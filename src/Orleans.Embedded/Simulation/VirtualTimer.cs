namespace Orleans.Embedded.Simulation;

/// <summary>A timer of virtual time.</summary>
internal sealed class VirtualTimer(VirtualTime time, TimerCallback callback, object? state) : ITimer
{
    private TimeSpan _period;
    private int _setting;
    private bool _isDisposed;

    /// <inheritdoc/>
    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (_isDisposed)
        {
            return false;
        }

        _setting++;
        _period = period;
        if (dueTime != Timeout.InfiniteTimeSpan)
        {
            time.Set(this, _setting, dueTime);
        }

        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _isDisposed = true;

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    internal bool IsSetTo(int setting) => !_isDisposed && setting == _setting;

    internal void Ring()
    {
        if (_period > TimeSpan.Zero)
        {
            time.Set(this, _setting, _period);
        }

        callback(state);
    }
}
