namespace Orleans.Embedded;

/// <summary>The value of a method that returns none.</summary>
internal readonly struct Nothing;

/// <summary>A method that returns <see cref="Task{T}"/>.</summary>
internal abstract class TaskCall<T> : AnsweredCall<T>
{
    protected abstract Task<T> Call(object grain);

    private protected override Task InvokeMethod(object grain) => Returned = Call(grain);
}

/// <summary>A method that returns <see cref="ValueTask{T}"/>.</summary>
internal abstract class ValueTaskCall<T> : AnsweredCall<T>
{
    protected abstract ValueTask<T> Call(object grain);

    private protected override Task InvokeMethod(object grain)
    {
        var returned = Call(grain);
        if (!returned.IsCompletedSuccessfully)
        {
            return Returned = returned.AsTask();
        }

        Keep(returned.Result);
        return Task.CompletedTask;
    }
}

/// <summary>A method without a value, whichever task it returns.</summary>
internal abstract class PlainCall : AnsweredCall<Nothing>
{
    /// <inheritdoc/>
    public override object? Result
    {
        get => null;
        set => Keep(default);
    }

    /// <inheritdoc/>
    private protected override Task? LastRun { get; set; }

    /// <summary>The caller's task after an execution that completed at once.</summary>
    public Task PlainAnswerOf(Task execution) =>
        execution.IsCompletedSuccessfully ? Task.CompletedTask : AnswerOf(execution);

    /// <inheritdoc/>
    private protected sealed override Task InvokeAgain(object grain) => LastRun = base.InvokeAgain(grain);
}

/// <summary>A method that returns <see cref="Task"/>.</summary>
internal abstract class TaskCall : PlainCall
{
    protected abstract Task Call(object grain);

    private protected override Task InvokeMethod(object grain) => Call(grain);
}

/// <summary>A method that returns <see cref="ValueTask"/>.</summary>
internal abstract class ValueTaskCall : PlainCall
{
    protected abstract ValueTask Call(object grain);

    private protected override Task InvokeMethod(object grain) => Call(grain).AsTask();
}

/// <summary>A method that returns nothing at all, as observers have them.</summary>
internal abstract class VoidCall : PlainCall
{
    protected abstract void Call(object grain);

    private protected override Task InvokeMethod(object grain)
    {
        Call(grain);
        return Task.CompletedTask;
    }
}
