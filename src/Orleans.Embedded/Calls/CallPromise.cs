using Orleans.Embedded.Simulation;

namespace Orleans.Embedded;

/// <summary>What the caller of a call waits for that cannot be answered at once, and what only such a call
/// has.</summary>
internal sealed class CallPromise<T>() : TaskCompletionSource<T>(SimulatedThread.PromiseOptions)
{
    public Arrival Came;
}
