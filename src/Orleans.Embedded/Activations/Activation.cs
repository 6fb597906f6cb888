using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>One life of a grain in memory: made with the first request, ended on request, when idle, or with the
/// host.</summary>
internal sealed class Activation(GrainId id, GrainClass grainClass, GrainHost host)
    : TurnQueue(host.Settings), IActivation
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<GrainTimer> _timers = [];
    private AsyncServiceScope? _scope;
    private Stage _stage;
    private DeactivationReason? _endReason;
    private bool _finishesLine;
    private bool _wasUsed;
    private long _lastUse = host.Clock.GetTimestamp();
    private long _keptUntil = long.MinValue;

    private enum Stage
    {
        New,
        Activating,
        Active,
        Deactivating,
        Ended,
    }

    /// <summary>The class.</summary>
    public GrainClass Class => grainClass;

    /// <inheritdoc/>
    public GrainId GrainId => id;

    /// <inheritdoc/>
    public object? GrainInstance { get; private set; }

    /// <inheritdoc/>
    public IServiceProvider ActivationServices => _scope?.ServiceProvider ?? host.Services;

    /// <inheritdoc/>
    public IReferences Host => host;

    /// <summary>Completes when the activation has ended.</summary>
    public Task Ended => _ended.Task;

    /// <inheritdoc/>
    internal override string Title => id.ToString();

    /// <inheritdoc/>
    internal override IIncomingGrainCallFilter[] Filters => host.Filters;

    /// <inheritdoc/>
    private protected override bool IsOpen => _stage == Stage.Active && (_endReason is null || _finishesLine);

    /// <inheritdoc/>
    private protected override bool IsClosed => _stage == Stage.Ended;

    /// <inheritdoc/>
    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default) =>
        Change((this, deactivationReason), static change => change.Item1._endReason ??= change.deactivationReason);

    /// <summary>Ends it as soon as nothing waits or runs: for the host's stop. Its timers stop at once.</summary>
    public void Drain()
    {
        StopTimers();
        Change(this, static activation =>
        {
            activation._finishesLine = activation._endReason is null;
            activation._endReason ??= new(DeactivationReasonCode.ShuttingDown, "The host is stopping.");
        });
    }

    /// <inheritdoc/>
    public void DelayDeactivation(TimeSpan timeSpan) => Volatile.Write(
        ref _keptUntil,
        timeSpan > TimeSpan.Zero
            ? host.Clock.GetTimestamp() + (long)(timeSpan.TotalSeconds * host.Clock.TimestampFrequency)
            : long.MinValue);

    /// <inheritdoc/>
    public IGrainTimer RegisterTimer(Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        var timer = new GrainTimer(this, callback, options);
        lock (_timers)
        {
            _timers.Add(timer);
        }

        timer.Change(options.DueTime, options.Period);
        return timer;
    }

    /// <summary>A timer was disposed.</summary>
    internal void Forget(GrainTimer timer)
    {
        lock (_timers)
        {
            _timers.Remove(timer);
        }
    }

    /// <summary>Ends it if it has not been used for longer than <paramref name="ageLimit"/>.</summary>
    internal void EndIfIdle(TimeSpan ageLimit)
    {
        var now = host.Clock.GetTimestamp();
        if (_wasUsed || !IsIdle)
        {
            _wasUsed = false;
            _lastUse = now;
        }
        else if (ageLimit != Timeout.InfiniteTimeSpan && now >= Volatile.Read(ref _keptUntil)
            && host.Clock.GetElapsedTime(_lastUse, now) >= ageLimit)
        {
            Deactivate(new(DeactivationReasonCode.ActivationIdle, $"Idle for longer than {ageLimit}."));
        }
    }

    /// <inheritdoc/>
    private protected override void Used(Request? request)
    {
        if (request is null || request.CountsAsUse)
        {
            _wasUsed = true;
        }
    }

    /// <inheritdoc/>
    private protected override void Measured(TimeSpan latency, int weight) =>
        grainClass.Tally.Latency.Record(latency, weight);

    /// <inheritdoc/>
    private protected override void Advance()
    {
        if (_stage == Stage.New && Mailbox.Waiting > 0)
        {
            _stage = Stage.Activating;
            PostLocked(static activation => _ = ((Activation)activation!).BeginAsync(), this);
        }
        else if (_stage == Stage.New && _endReason is not null)
        {
            _stage = Stage.Deactivating;
            PostLocked(static activation => _ = ((Activation)activation!).CloseAsync(null), this);
        }
        else if (_stage == Stage.Active && _endReason is not null && Mailbox.Running == 0
            && (!_finishesLine || Mailbox.Waiting == 0))
        {
            _stage = Stage.Deactivating;
            PostLocked(static activation => _ = ((Activation)activation!).EndAsync(), this);
        }
    }

    private async Task BeginAsync()
    {
        try
        {
            _scope = host.Services.CreateAsyncScope();
            ActivationBirth.Current = this;
            try
            {
                GrainInstance = grainClass.Create(_scope.Value.ServiceProvider);
            }
            finally
            {
                ActivationBirth.Current = null;
            }

            await Bounded(
                cancelled => ((IGrainBase)GrainInstance).OnActivateAsync(cancelled),
                Settings.ResponseTimeout,
                "OnActivateAsync");
            Target = GrainInstance;
            Change(this, static activation => activation._stage = Stage.Active);
        }
        catch (Exception failure)
        {
            // It belongs to those who wait; the next call makes another activation.
            Settings.Log.LogWarning(failure, "{Grain} could not be activated.", id);
            await CloseAsync(failure);
        }
    }

    private async Task EndAsync()
    {
        StopTimers();
        try
        {
            await Bounded(
                cancelled => ((IGrainBase)GrainInstance!).OnDeactivateAsync(_endReason!.Value, cancelled),
                host.DeactivationTimeout,
                "OnDeactivateAsync");
        }
        catch (Exception failure)
        {
            Settings.Log.LogError(failure, "{Grain} failed in OnDeactivateAsync ({Reason}).", id, _endReason);
        }

        await CloseAsync(null);
    }

    /// <summary>Lets go of everything. Those who wait get <paramref name="failure"/>, or go to the next
    /// activation.</summary>
    private async Task CloseAsync(Exception? failure)
    {
        StopTimers();
        try
        {
            await DisposeInstanceAsync();
        }
        catch (Exception disposal)
        {
            Settings.Log.LogError(disposal, "{Grain} failed to be disposed.", id);
        }

        host.Directory.Remove(this);
        var waiting = new List<Request>();
        Change((this, waiting), static change =>
        {
            change.Item1._stage = Stage.Ended;
            change.waiting.AddRange(change.Item1.Mailbox.TakeWaiting());
        });
        grainClass.Tally.ActivationEnded(Calls, Errors);
        foreach (var request in waiting)
        {
            if (failure is null)
            {
                host.Forward(request, id, grainClass);
            }
            else
            {
                request.Refuse(failure);
            }
        }

        _ended.TrySetResult();
    }

    private async ValueTask DisposeInstanceAsync()
    {
        if (GrainInstance is IAsyncDisposable asynchronous)
        {
            await asynchronous.DisposeAsync();
        }
        else
        {
            (GrainInstance as IDisposable)?.Dispose();
        }

        if (_scope is { } scope)
        {
            await scope.DisposeAsync();
        }
    }

    private async Task Bounded(Func<CancellationToken, Task> run, TimeSpan limit, string what)
    {
        using var overdue = new CancellationTokenSource(limit, host.Clock);
        var running = run(overdue.Token);
        try
        {
            await running.WaitAsync(limit, host.Clock);
        }
        catch (TimeoutException overdueHere) when (!running.IsCompleted)
        {
            throw new TimeoutException($"{what} of {id} did not end within {limit}.", overdueHere);
        }
    }

    private void StopTimers()
    {
        GrainTimer[] timers;
        lock (_timers)
        {
            timers = [.. _timers];
        }

        foreach (var timer in timers)
        {
            timer.Dispose();
        }
    }
}
