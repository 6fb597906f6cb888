using Orleans.Embedded;
using Orleans.Runtime;

namespace Orleans;

/// <summary>What a grain asks of its activation.</summary>
public static class GrainBaseExtensions
{
    /// <summary>Ends this activation after the current request; the next call meets a new one.</summary>
    public static void DeactivateOnIdle(this IGrainBase grain)
    {
        ArgumentNullException.ThrowIfNull(grain);
        grain.GrainContext.Deactivate(
            new DeactivationReason(DeactivationReasonCode.ApplicationRequested, "The grain asked to be deactivated."));
    }

    /// <summary>Calls <paramref name="callback"/> in turns of this grain, from the due time on and then one period
    /// after each
    /// call has ended. What it throws is logged and the timer goes on. It ends with the activation.</summary>
    public static IGrainTimer RegisterGrainTimer<TState>(
        this IGrainBase grain,
        Func<TState, CancellationToken, Task> callback,
        TState state,
        GrainTimerCreationOptions options)
    {
        ArgumentNullException.ThrowIfNull(grain);
        ArgumentNullException.ThrowIfNull(callback);
        return grain.GrainContext.AsActivation().RegisterTimer(cancelled => callback(state, cancelled), options);
    }

    /// <summary>A timer whose callback takes its state alone.</summary>
    public static IGrainTimer RegisterGrainTimer<TState>(
        this IGrainBase grain, Func<TState, Task> callback, TState state, GrainTimerCreationOptions options) =>
        grain.RegisterGrainTimer((held, _) => callback(held), state, options);

    /// <summary>A timer whose callback needs no state.</summary>
    public static IGrainTimer RegisterGrainTimer(
        this IGrainBase grain, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options) =>
        grain.RegisterGrainTimer(static (call, cancelled) => call(cancelled), callback, options);

    /// <summary>A timer whose callback takes nothing.</summary>
    public static IGrainTimer RegisterGrainTimer(
        this IGrainBase grain, Func<Task> callback, GrainTimerCreationOptions options) =>
        grain.RegisterGrainTimer(static (call, _) => call(), callback, options);

    /// <summary>A timer with its state and both times.</summary>
    public static IGrainTimer RegisterGrainTimer<TState>(
        this IGrainBase grain,
        Func<TState, CancellationToken, Task> callback,
        TState state,
        TimeSpan dueTime,
        TimeSpan period) =>
        grain.RegisterGrainTimer(callback, state, new GrainTimerCreationOptions { DueTime = dueTime, Period = period });

    /// <summary>A timer whose callback takes its state alone, with both times.</summary>
    public static IGrainTimer RegisterGrainTimer<TState>(
        this IGrainBase grain, Func<TState, Task> callback, TState state, TimeSpan dueTime, TimeSpan period) =>
        grain.RegisterGrainTimer(callback, state, new GrainTimerCreationOptions { DueTime = dueTime, Period = period });

    /// <summary>A timer whose callback needs no state, with both times.</summary>
    public static IGrainTimer RegisterGrainTimer(
        this IGrainBase grain, Func<CancellationToken, Task> callback, TimeSpan dueTime, TimeSpan period) =>
        grain.RegisterGrainTimer(callback, new GrainTimerCreationOptions { DueTime = dueTime, Period = period });

    /// <summary>A timer whose callback takes nothing, with both times.</summary>
    public static IGrainTimer RegisterGrainTimer(
        this IGrainBase grain, Func<Task> callback, TimeSpan dueTime, TimeSpan period) =>
        grain.RegisterGrainTimer(callback, new GrainTimerCreationOptions { DueTime = dueTime, Period = period });
}
