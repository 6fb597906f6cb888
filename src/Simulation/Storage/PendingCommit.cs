using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.Simulation.Storage;

/// <summary>An append on its way to the store.</summary>
internal sealed class PendingCommit(AppendRequest request)
{
    private readonly TaskCompletionSource<AppendReceipt> _answer = new();

    public AppendRequest Request => request;

    /// <summary>What the writer waits for.</summary>
    public Task<AppendReceipt> Answer => _answer.Task;

    public void Succeed(AppendReceipt receipt) => _answer.TrySetResult(receipt);

    public void Fail(Exception reason) => _answer.TrySetException(reason);
}
