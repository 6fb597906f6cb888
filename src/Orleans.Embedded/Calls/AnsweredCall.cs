namespace Orleans.Embedded;

/// <summary>A call whose caller gets a value of type <typeparamref name="T"/>.</summary>
internal abstract class AnsweredCall<T> : GrainCall
{
    private CallPromise<T>? _promise;
    private T? _value;

    /// <inheritdoc/>
    public override object? Result
    {
        get => HasValue ? _value : Returned is { IsCompletedSuccessfully: true } returned ? returned.Result : null;
        set => Keep(value is null ? default! : (T)value);
    }

    /// <summary>What the caller waits for when it cannot be answered at once.</summary>
    public Task<T> Promise => Waits.Task;

    /// <inheritdoc/>
    internal sealed override ref Arrival Came => ref Waits.Came;

    /// <inheritdoc/>
    internal override bool IsAbandoned => _promise is { Task.IsCompleted: true };

    private CallPromise<T> Waits => _promise ??= new();

    /// <summary>The task that the method returned, if it returned one of this type.</summary>
    private protected Task<T>? Returned { get; set; }

    /// <summary>The value, after a successful execution: the one that a filter set, else the method's, else the type's
    /// default.</summary>
    public T Outcome =>
        HasValue ? _value! : Returned is { IsCompletedSuccessfully: true } returned ? returned.Result : default!;

    /// <summary>The caller's task after an execution that completed at once: the method's own where possible.</summary>
    public Task<T> AnswerOf(Task execution)
    {
        var isPassedOn = !HasValue && Returned is { IsCompleted: true };
        if (isPassedOn && Returned is { } returned
            && (ReferenceEquals(returned, execution)
                || (execution.IsCompletedSuccessfully && returned.IsCompletedSuccessfully)))
        {
            return returned;
        }

        if (execution.IsCompletedSuccessfully)
        {
            return Task.FromResult(Outcome);
        }

        Answer(execution);
        return Promise;
    }

    /// <inheritdoc/>
    internal override void Suspended()
    {
        _ = Promise;
        WatchCancellation();
    }

    /// <summary>From here on the caller is answered as soon as it cancels the call. What runs goes on, and sees the
    /// token; what waits will not start.</summary>
    internal void WatchCancellation()
    {
        if (!Cancelled.CanBeCanceled)
        {
            return;
        }

        var registration = Cancelled.UnsafeRegister(
            static (call, token) => ((AnsweredCall<T>)call!)._promise!.TrySetCanceled(token), this);
        _ = Promise.ContinueWith(
            static (_, registered) => ((CancellationTokenRegistration)registered!).Unregister(),
            registration,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    /// <inheritdoc/>
    internal override void Answer(Task execution)
    {
        _ = Promise;
        if (execution.IsCompletedSuccessfully)
        {
            _promise!.TrySetResult(Outcome);
        }
        else if (execution.IsFaulted)
        {
            // The exceptions keep their stacks: awaiting the promise adds to them.
            _promise!.TrySetException(execution.Exception.InnerExceptions);
        }
        else
        {
            _promise!.TrySetCanceled(new TaskCanceledException(execution).CancellationToken);
        }
    }

    /// <inheritdoc/>
    internal override void Refuse(Exception reason)
    {
        _ = Promise;
        _promise!.TrySetException(reason);
    }

    /// <inheritdoc/>
    private protected override bool IsAnswered => HasValue || LastRun is not null;

    /// <inheritdoc/>
    private protected override Task? Failure =>
        !HasValue && LastRun is { IsCompleted: true, IsCompletedSuccessfully: false } failed ? failed : null;

    /// <summary>The task of the method's last run, if it has kept one.</summary>
    private protected virtual Task? LastRun
    {
        get => Returned;
        set => Returned = (Task<T>?)value;
    }

    /// <inheritdoc/>
    private protected override Task InvokeAgain(object grain)
    {
        HasValue = false;
        LastRun = null;
        try
        {
            return InvokeMethod(grain)
                ?? throw new InvalidOperationException($"{Title} returned null instead of a task.");
        }
        catch (Exception failure)
        {
            // Whatever it is, it belongs to the caller, unless a filter makes something else of it.
            return LastRun = Task.FromException<T>(failure);
        }
    }

    /// <summary>Sets the value that the caller gets.</summary>
    private protected void Keep(T value)
    {
        _value = value;
        HasValue = true;
    }
}
