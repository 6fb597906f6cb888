using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.Simulation.Storage;

/// <summary>An append on its way to the store.</summary>
internal sealed class PendingCommit(AppendRequest request)
{
    private readonly TaskCompletionSource _answer = new();

    public AppendRequest Request => request;

    /// <summary>What the writer waits for.</summary>
    public Task Answer => _answer.Task;

    public void Succeed() => _answer.TrySetResult();

    public void Fail(Exception reason) => _answer.TrySetException(reason);
}
