namespace Orleans.Embedded;

/// <summary>What the caller of a call waits for that cannot be answered at once, and what only such a call
/// has.</summary>
internal sealed class CallPromise<T>() : TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    public Arrival Came;
}
