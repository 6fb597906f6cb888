using Orleans.Runtime;

namespace Orleans;

/// <summary>What the host needs of a grain class.</summary>
public interface IGrainBase
{
    /// <summary>The activation this instance lives in.</summary>
    IGrainContext GrainContext { get; }

    /// <summary>Runs before the first request. If it throws, the waiting callers get the exception and the next call
    /// tries again.</summary>
    Task OnActivateAsync(CancellationToken token) => Task.CompletedTask;

    /// <summary>Runs after the last request, within a bounded time.</summary>
    Task OnDeactivateAsync(DeactivationReason reason, CancellationToken token) => Task.CompletedTask;
}
