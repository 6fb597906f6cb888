using System.Reflection;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Orleans.Embedded;

/// <summary>One call of a grain or observer method. It is the request that waits and runs, the context that filters
/// see, and the
/// holder of the arguments; a generated subclass per method adds the arguments and the call itself.</summary>
internal abstract class GrainCall(GrainMethod method) : Request, IIncomingGrainCallContext, IInvokable
{
    private int _stage;

    /// <summary>Which method.</summary>
    public GrainMethod Called { get; } = method;

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
        var stage = _stage++;
        if (stage < filters.Length)
        {
            return filters[stage].Invoke(this);
        }

        stage -= filters.Length;
        if (Grain is IIncomingGrainCallFilter own)
        {
            // A grain may filter its own calls; that filter is the innermost.
            if (stage == 0)
            {
                return own.Invoke(this);
            }

            stage--;
        }

        return stage == 0
            ? InvokeMethod(Grain)
            : throw new InvalidOperationException($"A filter went on with {Title} more than once.");
    }

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
}
