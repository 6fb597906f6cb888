using System.Reflection;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Orleans.Embedded;

/// <summary>One call of a grain or observer method. It is the request that waits and runs, the context that filters
/// see, and the
/// holder of the arguments; a generated subclass per method adds the arguments and the call itself.</summary>
internal abstract class GrainCall : Request, IIncomingGrainCallContext, IInvokable
{
    /// <summary>Which method.</summary>
    public abstract GrainMethod Called { get; }

    /// <summary>Where it runs.</summary>
    public TurnQueue? Target { get; private set; }

    /// <summary>Whose turn it was made in; null outside of grains.</summary>
    public TurnQueue? Source { get; set; }

    /// <summary>The token among the arguments, if there is one.</summary>
    public virtual CancellationToken Cancelled => CancellationToken.None;

    /// <inheritdoc/>
    public abstract object? Result { get; set; }

    /// <inheritdoc/>
    public IInvokable Request => this;

    /// <inheritdoc/>
    public object Grain => Target!.Target!;

    /// <inheritdoc/>
    public GrainId? SourceId => (Source as Activation)?.GrainId;

    /// <inheritdoc/>
    public GrainId TargetId => ((Activation)Target!).GrainId;

    /// <inheritdoc/>
    public string InterfaceName => GetInterfaceName();

    /// <inheritdoc/>
    public string MethodName => Called.Name;

    /// <inheritdoc/>
    public MethodInfo InterfaceMethod => Called.Method;

    /// <inheritdoc/>
    public IGrainContext TargetContext => (Activation)Target!;

    /// <inheritdoc/>
    public MethodInfo ImplementationMethod => ((Activation)Target!).Class.ImplementationOf(Called);

    /// <inheritdoc/>
    internal override string Title => Called.Title;

    /// <inheritdoc/>
    internal override bool IsCall => true;

    /// <inheritdoc/>
    public abstract int GetArgumentCount();

    /// <inheritdoc/>
    public abstract object? GetArgument(int index);

    /// <inheritdoc/>
    public abstract void SetArgument(int index, object? value);

    /// <inheritdoc/>
    public string GetMethodName() => Called.Name;

    /// <inheritdoc/>
    public string GetInterfaceName() => Called.InterfaceType.FullName ?? Called.InterfaceType.Name;

    /// <inheritdoc/>
    public MethodInfo GetMethod() => Called.Method;

    /// <inheritdoc/>
    public Type GetInterfaceType() => Called.InterfaceType;

    /// <inheritdoc/>
    public Task Invoke()
    {
        var filters = Target!.Filters;
        return filters.Length == 0 ? InvokeMethod(Grain) : GoOn(filters);
    }

    /// <summary>The same call, not yet sent.</summary>
    public GrainCall Copy() => (GrainCall)MemberwiseClone();

    /// <inheritdoc/>
    internal override Task Execute(TurnQueue turns)
    {
        if (Cancelled.IsCancellationRequested)
        {
            return Task.FromCanceled(Cancelled);
        }

        Target = turns;
        try
        {
            return Invoke() ?? throw new InvalidOperationException($"{Title} returned null instead of a task.");
        }
        catch (Exception failure)
        {
            // Whatever it is, it belongs to the caller.
            return Task.FromException(failure);
        }
    }

    /// <inheritdoc/>
    internal override void Ran(long elapsed) => Called.Ran(elapsed, Target?.Settings.InlineBudget ?? TimeSpan.Zero);

    /// <summary>Calls the method and keeps what it returns for the answer.</summary>
    private protected abstract Task InvokeMethod(object grain);

    /// <summary>Whether the method has run or a filter has set a result.</summary>
    private protected abstract bool IsAnswered { get; }

    /// <summary>The method's own failure, unless a filter has set a result since; null if there is none.</summary>
    private protected abstract Task? Failure { get; }

    /// <summary>Calls the method, once more if a filter wants it; what an earlier run gave is forgotten.</summary>
    private protected abstract Task InvokeAgain(object grain);

    /// <summary>One filter, or behind the last one the method. A step that has gone well at once costs no more than its
    /// calls.</summary>
    private Task GoOn(IIncomingGrainCallFilter[] filters)
    {
        var stage = Stage++;
        Task step;
        try
        {
            step = stage < filters.Length ? filters[stage].Invoke(this)
                : stage == filters.Length ? InvokeAgain(Grain)
                : throw new InvalidOperationException($"{Title} was invoked from inside itself.");
        }
        catch (Exception failure)
        {
            step = Task.FromException(failure);
        }

        if (!step.IsCompletedSuccessfully || !IsAnswered || Failure is not null)
        {
            return EndAsync(step, filters, stage);
        }

        Stage--;
        return step;
    }

    /// <summary>A filter that stops the call without a result has broken it, and one that swallows an exception without
    /// setting a result has not mended it: the caller learns of both.</summary>
    private async Task EndAsync(Task step, IIncomingGrainCallFilter[] filters, int stage)
    {
        try
        {
            // Nothing here touches the grain, so nothing has to wait for a turn of it.
            await step.ConfigureAwait(false);
            if (!IsAnswered)
            {
                throw new InvalidOperationException(
                    $"{filters[stage].GetType().Name} neither went on with {Title} nor set a result.");
            }

            if (stage == 0 && Failure is { } failure)
            {
                await failure.ConfigureAwait(false);
            }
        }
        finally
        {
            Stage--;
        }
    }
}
