using Orleans.Runtime;
using Orleans.Streams;

namespace Orleans.Embedded;

/// <summary>What a subscriber holds of its subscription.</summary>
internal sealed class SubscriptionHandle<T>(MemoryStream<T> stream, Subscription<T> subscription)
    : StreamSubscriptionHandle<T>
{
    public override StreamId StreamId => stream.StreamId;

    public override string ProviderName => stream.ProviderName;

    public override Guid HandleId => subscription.Id;

    public override Task UnsubscribeAsync()
    {
        stream.Remove(subscription);
        return Task.CompletedTask;
    }

    public override Task<StreamSubscriptionHandle<T>> ResumeAsync(IAsyncObserver<T> observer)
    {
        ArgumentNullException.ThrowIfNull(observer);
        stream.Attach(subscription, observer, null);
        return Task.FromResult<StreamSubscriptionHandle<T>>(this);
    }

    public override Task<StreamSubscriptionHandle<T>> ResumeAsync(IAsyncBatchObserver<T> observer)
    {
        ArgumentNullException.ThrowIfNull(observer);
        stream.Attach(subscription, null, observer);
        return Task.FromResult<StreamSubscriptionHandle<T>>(this);
    }

    public override bool Equals(StreamSubscriptionHandle<T>? other) =>
        other is not null && other.HandleId == HandleId;
}
