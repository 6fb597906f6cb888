namespace Orleans.Streams;

/// <summary>Takes the events of a stream, one after the other.</summary>
public interface IAsyncObserver<in T>
{
    /// <summary>Takes the next event. As a producer's call on a stream it completes when every subscription has taken
    /// the event into its bounded queue, which a slow one does at the cost of its oldest events; as a consumer's
    /// handler it holds back the next event until it completes.</summary>
    Task OnNextAsync(T item, StreamSequenceToken? token = null);

    /// <summary>No further events come.</summary>
    Task OnCompletedAsync() => Task.CompletedTask;

    /// <summary>The producer tells its consumers of a failure, or the host tells one that was too slow, with a
    /// <see cref="QueueCacheMissException"/>, that events before the next one were dropped.</summary>
    Task OnErrorAsync(Exception ex) => Task.CompletedTask;
}

/// <summary>Takes the events of a stream as they have gathered, several at a time.</summary>
public interface IAsyncBatchObserver<T>
{
    /// <summary>Takes the next events, oldest first.</summary>
    Task OnNextAsync(IList<SequentialItem<T>> items);

    /// <summary>No further events come.</summary>
    Task OnCompletedAsync() => Task.CompletedTask;

    /// <inheritdoc cref="IAsyncObserver{T}.OnErrorAsync"/>
    Task OnErrorAsync(Exception ex) => Task.CompletedTask;
}

/// <summary>An event with its place.</summary>
/// <param name="item">The event.</param>
/// <param name="token">Its place.</param>
public class SequentialItem<T>(T item, StreamSequenceToken token)
{
    /// <summary>The event.</summary>
    public T Item { get; } = item;

    /// <summary>Its place.</summary>
    public StreamSequenceToken Token { get; } = token;
}
