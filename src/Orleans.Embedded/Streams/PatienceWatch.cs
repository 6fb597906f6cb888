namespace Orleans.Embedded;

/// <summary>Looks after something that waits, once in every span of patience. What merely waits for a thread is not
/// slow: each look stands in the same line for a thread, and a pause of the whole process counts for half a span at
/// most.</summary>
internal sealed class PatienceWatch : IThreadPoolWorkItem
{
    private const int StepsPerSpan = 2;

    private readonly ITurnScheduler _scheduler;
    private readonly Func<bool> _goesOn;
    private readonly TimeSpan _step;
    private readonly ITimer _timer;
    private int _steps;

    /// <summary>Begins to watch.</summary>
    /// <param name="settings">Clock and threads.</param>
    /// <param name="patience">Between two looks.</param>
    /// <param name="goesOn">The look; false ends the watch.</param>
    public PatienceWatch(TurnSettings settings, TimeSpan patience, Func<bool> goesOn)
    {
        _scheduler = settings.Scheduler;
        _goesOn = goesOn;
        _step = patience / StepsPerSpan;

        // It outlives the call that begins it, so that call's ambient values must not come along.
        using var quiet = ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow();
        _timer = settings.Clock.CreateTimer(
            static watch => ((PatienceWatch)watch!).Due(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(_step, Timeout.InfiniteTimeSpan);
    }

    /// <inheritdoc/>
    void IThreadPoolWorkItem.Execute()
    {
        if (++_steps % StepsPerSpan != 0 || _goesOn())
        {
            _timer.Change(_step, Timeout.InfiniteTimeSpan);
        }
        else
        {
            _timer.Dispose();
        }
    }

    private void Due() => _scheduler.Schedule(this);
}
