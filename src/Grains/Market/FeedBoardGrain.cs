using Orleans;
using TradingPlatform.Grains.Interfaces.Market;

namespace TradingPlatform.Grains.Market;

/// <summary>The board on which the feed's owner writes. Nothing is decided on it, so nothing of it is stored.</summary>
public sealed class FeedBoardGrain : Grain, IFeedBoardGrain
{
    private FeedReport? _newest;

    /// <inheritdoc/>
    public Task PostAsync(FeedReport report)
    {
        _newest = report;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<FeedReport?> ReadAsync() => Task.FromResult(_newest);
}
