using Orleans.Runtime;
using Orleans.Streams;

namespace Orleans.Embedded;

/// <summary>What users hold of a stream: it goes to the stream that is in memory now, and stays valid when that was
/// retired.</summary>
internal sealed class StreamReference<T>(MemoryStreamProvider provider, MemoryStream<T> stream) : IAsyncStream<T>
{
    private MemoryStream<T> _stream = stream;

    /// <inheritdoc/>
    public bool IsRewindable => false;

    /// <inheritdoc/>
    public string ProviderName => provider.Name;

    /// <inheritdoc/>
    public StreamId StreamId => _stream.StreamId;

    /// <inheritdoc/>
    public Task OnNextAsync(T item, StreamSequenceToken? token = null) => Put(item, token);

    /// <inheritdoc/>
    public Task OnCompletedAsync() => Put(default!, StreamEntry<T>.Completed);

    /// <inheritdoc/>
    public Task OnErrorAsync(Exception ex)
    {
        ArgumentNullException.ThrowIfNull(ex);
        return Put(default!, ex);
    }

    /// <inheritdoc/>
    public Task OnNextBatchAsync(IEnumerable<T> batch, StreamSequenceToken? token = null)
    {
        var items = batch.ToArray();
        var accepted = Task.CompletedTask;
        while (items.Length > 0 && !_stream.TryPut(items, token, out accepted))
        {
            _stream = provider.Renew(_stream);
        }

        return accepted;
    }

    /// <inheritdoc/>
    public Task<StreamSubscriptionHandle<T>> SubscribeAsync(IAsyncObserver<T> observer)
    {
        ArgumentNullException.ThrowIfNull(observer);
        return Task.FromResult(Handle(OnLiving(s => s.TrySubscribe(observer, null))));
    }

    /// <inheritdoc/>
    public Task<StreamSubscriptionHandle<T>> SubscribeAsync(IAsyncBatchObserver<T> observer)
    {
        ArgumentNullException.ThrowIfNull(observer);
        return Task.FromResult(Handle(OnLiving(s => s.TrySubscribe(null, observer))));
    }

    /// <inheritdoc/>
    public Task<IList<StreamSubscriptionHandle<T>>> GetAllSubscriptionHandles() =>
        Task.FromResult<IList<StreamSubscriptionHandle<T>>>([.. OnLiving(s => s.TryGetOwn()).Select(Handle)]);

    private StreamSubscriptionHandle<T> Handle(Subscription<T> subscription) =>
        new SubscriptionHandle<T>(subscription.Stream, subscription);

    private Task Put(T item, object? mark)
    {
        Task accepted;
        while (!_stream.TryPut(item, mark, out accepted))
        {
            _stream = provider.Renew(_stream);
        }

        return accepted;
    }

    private TResult OnLiving<TResult>(Func<MemoryStream<T>, TResult?> ask)
        where TResult : class
    {
        TResult? answer;
        while ((answer = ask(_stream)) is null)
        {
            _stream = provider.Renew(_stream);
        }

        return answer;
    }
}
