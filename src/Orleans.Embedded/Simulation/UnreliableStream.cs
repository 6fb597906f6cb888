using Orleans.Runtime;
using Orleans.Streams;

namespace Orleans.Embedded.Simulation;

/// <summary>One stream whose single events may be lost, doubled or delayed. Batches fare as their events do.</summary>
internal sealed class UnreliableStream<T>(
    IAsyncStream<T> inner, TimeProvider time, SimulationRandom random, Func<DeliveryFaults> faults) : IAsyncStream<T>
{
    /// <inheritdoc/>
    public bool IsRewindable => inner.IsRewindable;

    /// <inheritdoc/>
    public string ProviderName => inner.ProviderName;

    /// <inheritdoc/>
    public StreamId StreamId => inner.StreamId;

    /// <inheritdoc/>
    public Task OnNextAsync(T item, StreamSequenceToken? token = null)
    {
        var rates = faults();
        if (random.Chance(rates.DropPerMille))
        {
            return Task.CompletedTask;
        }

        if (random.Chance(rates.DoublePerMille))
        {
            DeliverLater(item, random.Between(TimeSpan.Zero, rates.DelayMax));
        }

        if (!random.Chance(rates.DelayPerMille))
        {
            return inner.OnNextAsync(item, token);
        }

        DeliverLater(item, random.Between(TimeSpan.Zero, rates.DelayMax));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task OnNextBatchAsync(IEnumerable<T> batch, StreamSequenceToken? token = null)
    {
        foreach (var item in batch)
        {
            await OnNextAsync(item, token);
        }
    }

    /// <inheritdoc/>
    public Task OnCompletedAsync() => inner.OnCompletedAsync();

    /// <inheritdoc/>
    public Task OnErrorAsync(Exception ex) => inner.OnErrorAsync(ex);

    /// <inheritdoc/>
    public Task<StreamSubscriptionHandle<T>> SubscribeAsync(IAsyncObserver<T> observer) =>
        inner.SubscribeAsync(observer);

    /// <inheritdoc/>
    public Task<StreamSubscriptionHandle<T>> SubscribeAsync(IAsyncBatchObserver<T> observer) =>
        inner.SubscribeAsync(observer);

    /// <inheritdoc/>
    public Task<IList<StreamSubscriptionHandle<T>>> GetAllSubscriptionHandles() => inner.GetAllSubscriptionHandles();

    private void DeliverLater(T item, TimeSpan delay) =>
        time.CreateTimer(_ => _ = inner.OnNextAsync(item), null, delay, Timeout.InfiniteTimeSpan);
}
