using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Embedded.Simulation;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>One life of a grain in memory: made with the first request, ended on request, when idle, or with the
/// host. There may be a million of them, so what few need is made when it is needed.</summary>
internal sealed class Activation(GrainId id, GrainClass grainClass, GrainHost host)
    : TurnQueue(host.Settings), IActivation
{
    private static readonly Ending Stopping =
        new(new(DeactivationReasonCode.ShuttingDown, "The host is stopping."), FinishesLine: true);

    private ActivationExtras? _extras;
    private IIncomingGrainCallFilter[] _filters = host.Filters;
    private ActivationStage _stage;
    private Idleness _idleness = new(host.Clock.GetTimestamp());

    /// <summary>The class.</summary>
    public GrainClass Class => grainClass;

    /// <inheritdoc/>
    public GrainId GrainId => id;

    /// <inheritdoc/>
    public object? GrainInstance { get; private set; }

    /// <inheritdoc/>
    public IServiceProvider ActivationServices
    {
        get
        {
            lock (Gate)
            {
                ObjectDisposedException.ThrowIf(_stage == ActivationStage.Ended && _extras?.Scope is null, this);
                return (Extras.Scope ??= host.Services.CreateScope()).ServiceProvider;
            }
        }
    }

    /// <inheritdoc/>
    public IServiceProvider HostServices => host.Services;

    /// <inheritdoc/>
    public IReferences Host => host;

    /// <summary>Whether it has ended for good.</summary>
    public bool HasEnded => _stage == ActivationStage.Ended;

    /// <summary>Completes when the activation has ended.</summary>
    public Task Ended
    {
        get
        {
            lock (Gate)
            {
                return _stage == ActivationStage.Ended ? Task.CompletedTask
                    : (Extras.Ended ??= new(SimulatedThread.PromiseOptions)).Task;
            }
        }
    }

    /// <inheritdoc/>
    internal override string Title => id.ToString();

    /// <inheritdoc/>
    internal override IIncomingGrainCallFilter[] Filters => _filters;

    /// <summary>Whether a request can have opened a section for calls that come back.</summary>
    internal bool HasReentrantChains => Volatile.Read(ref _extras) is not null;

    /// <summary>The chains of calls that may come back here now.</summary>
    internal ReentrantChains ReentrantChains => Extras.Chains;

    private ActivationExtras Extras => LazyInitializer.EnsureInitialized(ref _extras);

    private Ending? Ending => _extras?.Ending;

    /// <inheritdoc/>
    private protected override bool IsOpen =>
        _stage == ActivationStage.Active && Ending is null or { FinishesLine: true };

    /// <inheritdoc/>
    private protected override bool IsClosed => _stage == ActivationStage.Ended;

    /// <inheritdoc/>
    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default) =>
        Change(
            (this, deactivationReason),
            static change => change.Item1.Extras.Ending ??= new(change.deactivationReason, FinishesLine: false));

    /// <summary>Ends it as soon as nothing waits or runs: for the host's stop. Its timers stop at once.</summary>
    public void Drain()
    {
        _extras?.Timers.StopAll();
        Change(this, static activation => activation.Extras.Ending ??= Stopping);
    }

    /// <inheritdoc/>
    public void DelayDeactivation(TimeSpan timeSpan) => Extras.KeptUntil = timeSpan > TimeSpan.Zero
        ? host.Clock.GetTimestamp() + (long)(timeSpan.TotalSeconds * host.Clock.TimestampFrequency)
        : long.MinValue;

    /// <inheritdoc/>
    public IGrainTimer RegisterTimer(Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        var timer = new GrainTimer(this, callback, options);
        Extras.Timers.Add(timer);
        timer.Change(options.DueTime, options.Period);
        return timer;
    }

    /// <summary>A timer was disposed.</summary>
    internal void Forget(GrainTimer timer) => _extras?.Timers.Remove(timer);

    /// <inheritdoc/>
    internal override bool TryOpen(out Exception? failure)
    {
        failure = null;
        if (_stage != ActivationStage.New || !grainClass.Births.AreEnough)
        {
            return false;
        }

        lock (Gate)
        {
            if (_stage != ActivationStage.New || Ending is not null || !TryTakeTurn())
            {
                return false;
            }

            _stage = ActivationStage.Activating;
        }

        var begun = InTurn(static activation => ((Activation)activation).Begin());
        if (begun.IsCompleted && IsOpen)
        {
            return true;
        }

        failure = begun.IsCompleted ? begun.Result : null;
        LeaveTurn();
        return false;
    }

    /// <summary>Ends it if it has not been used for longer than <paramref name="ageLimit"/>.</summary>
    internal void EndIfIdle(TimeSpan ageLimit)
    {
        if (_idleness.Exceeds(IsIdle, ageLimit, _extras?.KeptUntil ?? long.MinValue, host.Clock))
        {
            Deactivate(new(DeactivationReasonCode.ActivationIdle, $"Idle for longer than {ageLimit}."));
        }
    }

    /// <inheritdoc/>
    private protected override void Used(Request? request)
    {
        if (request is null || request.CountsAsUse)
        {
            _idleness.Used();
        }
    }

    /// <inheritdoc/>
    private protected override MethodTally TallyOf(GrainCall call) => grainClass.Tally.Of(call.Called);

    /// <inheritdoc/>
    private protected override void Advance()
    {
        if (_stage == ActivationStage.New && Waiting > 0)
        {
            _stage = ActivationStage.Activating;
            PostLocked(static activation => _ = ((Activation)activation!).Begin(), this);
        }
        else if (_stage == ActivationStage.New && Ending is not null)
        {
            _stage = ActivationStage.Deactivating;
            PostLocked(static activation => _ = ((Activation)activation!).CloseAsync(null), this);
        }
        else if (_stage == ActivationStage.Active && Ending is { } ending && Running == 0
            && (!ending.FinishesLine || Waiting == 0))
        {
            _stage = ActivationStage.Deactivating;
            PostLocked(static activation => _ = ((Activation)activation!).EndAsync(), this);
        }
    }

    /// <summary>Begins, and notes whether that was quick: then the next of the class begin on their callers'
    /// threads.</summary>
    /// <returns>Why it failed, or null.</returns>
    private Task<Exception?> Begin()
    {
        var started = Stopwatch.GetTimestamp();
        var begun = BeginAsync();
        grainClass.Births.Ran(
            begun.IsCompleted ? Stopwatch.GetTimestamp() - started : long.MaxValue, Settings.InlineBudget);
        return begun;
    }

    private async Task<Exception?> BeginAsync()
    {
        try
        {
            GrainInstance = ActivationBirth.Of(grainClass, this);
            if (GrainInstance is IIncomingGrainCallFilter own)
            {
                // A grain may filter its own calls; that filter is the innermost.
                _filters = [.. _filters, own];
            }

            if (!grainClass.ActivatesAtOnce)
            {
                await Deadline.KeepAsync(
                    ((IGrainBase)GrainInstance).OnActivateAsync,
                    Settings.ResponseTimeout,
                    host.Clock,
                    $"OnActivateAsync of {id}");
            }

            Target = GrainInstance;
            Change(this, static activation => activation._stage = ActivationStage.Active);
            return null;
        }
        catch (Exception failure)
        {
            // It belongs to those who wait; the next call makes another activation.
            Settings.Log.LogWarning(failure, "{Grain} could not be activated.", id);
            await CloseAsync(failure);
            return failure;
        }
    }

    private async Task EndAsync()
    {
        _extras?.Timers.StopAll();
        var reason = Ending!.Reason;
        try
        {
            await Deadline.KeepAsync(
                cancelled => ((IGrainBase)GrainInstance!).OnDeactivateAsync(reason, cancelled),
                host.DeactivationTimeout,
                host.Clock,
                $"OnDeactivateAsync of {id}");
        }
        catch (Exception failure)
        {
            Settings.Log.LogError(failure, "{Grain} failed in OnDeactivateAsync ({Reason}).", id, reason);
        }

        await CloseAsync(null);
    }

    /// <summary>Lets go of everything. Those who wait get <paramref name="failure"/>, or go to the next
    /// activation.</summary>
    private async Task CloseAsync(Exception? failure)
    {
        _extras?.Timers.StopAll();
        try
        {
            await Disposal.OfAsync(GrainInstance, _extras?.Scope);
        }
        catch (Exception disposal)
        {
            Settings.Log.LogError(disposal, "{Grain} failed to be disposed.", id);
        }

        host.Directory.Remove(this);
        List<Request> waiting = [];
        Change((this, waiting), static change =>
        {
            change.Item1._stage = ActivationStage.Ended;
            if (change.Item1.Waiting > 0)
            {
                change.waiting.AddRange(change.Item1.Mailbox.TakeWaiting());
            }
        });
        grainClass.Tally.ActivationEnded();
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

        _extras?.Ended?.TrySetResult();
    }
}
