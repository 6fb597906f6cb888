using Orleans;
using Orleans.Runtime;
using Orleans.Streams;
using TradingPlatform.Domain.Market;
using TradingPlatform.Grains.Interfaces.Market;

namespace TradingPlatform.Grains.Market;

/// <summary>A grain's subscription to one symbol's steps.</summary>
internal static class MarketSubscription
{
    /// <summary>Resumes the grain's subscription, or makes it.</summary>
    public static async Task FollowMarketAsync(this Grain grain, string symbol, Func<MarketBatch, Task> take)
    {
        var stream = grain.GetStreamProvider(MarketStreams.Provider)
            .GetStream<MarketBatch>(StreamId.Create(MarketStreams.Batches, symbol));
        var handles = await stream.GetAllSubscriptionHandles();
        if (handles.Count > 0)
        {
            await handles[0].ResumeAsync((batch, _) => take(batch));
            return;
        }

        await stream.SubscribeAsync((batch, _) => take(batch));
    }
}
