using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>A timer of one activation. Each call is a request of the activation, so it keeps to the rules of
/// interleaving; the next
/// period begins when it has ended.</summary>
internal sealed class GrainTimer : Request, IGrainTimer
{
    private static readonly TimeSpan TimeMax = TimeSpan.FromDays(45);

    private readonly CancellationTokenSource _stopped = new();
    private readonly Activation _activation;
    private readonly Func<CancellationToken, Task> _callback;
    private readonly ITimer _alarm;
    private readonly Lock _gate = new();
    private readonly bool _keepsAlive;
    private TimeSpan _period;
    private bool _isUnderWay;
    private bool _hasEnded;
    private TimeSpan? _changedDue;
    private Arrival _came;

    public GrainTimer(Activation activation, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        _activation = activation;
        _callback = callback;
        _keepsAlive = options.KeepAlive;
        Interleaves = options.Interleave || activation.Class.IsReentrant;

        // The timer outlives the request that registers it, so that request's ambient values must not come along.
        using var quiet = ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow();
        _alarm = activation.Settings.Clock.CreateTimer(
            static timer => ((GrainTimer)timer!).Due(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <inheritdoc/>
    internal override ref Arrival Came => ref _came;

    /// <inheritdoc/>
    internal override string Title => $"timer {_callback.Method.Name}";

    /// <inheritdoc/>
    internal override bool IsAbandoned => Volatile.Read(ref _hasEnded);

    /// <inheritdoc/>
    internal override bool CountsAsUse => _keepsAlive;

    /// <inheritdoc/>
    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        CheckTime(dueTime, nameof(dueTime));
        CheckTime(period, nameof(period));
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_hasEnded, this);
            _period = period;
            if (_isUnderWay)
            {
                _changedDue = dueTime;
            }
            else
            {
                _alarm.Change(dueTime, Timeout.InfiniteTimeSpan);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_hasEnded)
            {
                return;
            }

            _hasEnded = true;
            _alarm.Dispose();
        }

        _activation.Forget(this);
        try
        {
            _stopped.Cancel();
        }
        catch (AggregateException failure)
        {
            // A listener of the token failed; an activation must not fail to end for that.
            _activation.Settings.Log.LogError(
                failure, "{Timer} of {Grain} was stopped and its token's listener failed.", Title, _activation.GrainId);
        }
    }

    /// <inheritdoc/>
    internal override Task Execute(TurnQueue turns)
    {
        try
        {
            return _callback(_stopped.Token);
        }
        catch (Exception failure)
        {
            return Task.FromException(failure);
        }
    }

    /// <inheritdoc/>
    internal override void Answer(Task execution)
    {
        if (execution.IsFaulted)
        {
            _activation.Settings.Log.LogError(
                execution.Exception.InnerException, "{Timer} of {Grain} failed.", Title, _activation.GrainId);
        }

        lock (_gate)
        {
            _isUnderWay = false;
            var due = _changedDue ?? _period;
            _changedDue = null;
            if (!_hasEnded)
            {
                _alarm.Change(due, Timeout.InfiniteTimeSpan);
            }
        }
    }

    /// <summary>The activation ended while the call was waiting: the timer has ended with it.</summary>
    internal override void Refuse(Exception reason) => Dispose();

    private static void CheckTime(TimeSpan time, string name)
    {
        if (time != Timeout.InfiniteTimeSpan && (time < TimeSpan.Zero || time > TimeMax))
        {
            throw new ArgumentOutOfRangeException(name, time, "A time of a timer is 0 to 45 days, or infinite.");
        }
    }

    private void Due()
    {
        lock (_gate)
        {
            if (_isUnderWay || _hasEnded)
            {
                return;
            }

            _isUnderWay = true;
        }

        _came.Since = _activation.Settings.Clock.GetTimestamp();
        _activation.Enqueue(this);
    }
}
