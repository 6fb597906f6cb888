using TradingPlatform.Silo.Feeding;

namespace TradingPlatform.Grains.Tests.Feeding;

/// <summary>A turn that a test takes away; it comes back at once.</summary>
internal sealed class PassedTurn : IFeedTurn, IDisposable
{
    private CancellationTokenSource _lost = new();

    /// <summary>How often the turn was taken.</summary>
    public int Taken { get; private set; }

    public Task<FeedLease> TakeAsync(CancellationToken cancellationToken)
    {
        Taken++;
        _lost.Dispose();
        _lost = new CancellationTokenSource();
        return Task.FromResult(new FeedLease(() => ValueTask.CompletedTask, _lost.Token));
    }

    public Task LoseAsync() => _lost.CancelAsync();

    public void Dispose() => _lost.Dispose();
}
