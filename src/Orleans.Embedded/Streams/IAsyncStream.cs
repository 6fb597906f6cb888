using Orleans.Runtime;

namespace Orleans.Streams;

/// <summary>Gives streams by name.</summary>
public interface IStreamProvider
{
    /// <summary>The provider's name.</summary>
    string Name { get; }

    /// <summary>Whether consumers may start in the past; memory streams cannot.</summary>
    bool IsRewindable { get; }

    /// <summary>The stream; it exists as soon as somebody asks. All users of a stream name the same
    /// <typeparamref name="T"/>.</summary>
    /// <exception cref="ArgumentException">The stream was opened before with another type.</exception>
    IAsyncStream<T> GetStream<T>(StreamId streamId);
}

/// <summary>Where events can be subscribed to, singly.</summary>
public interface IAsyncObservable<T>
{
    /// <summary>Subscribes. In a grain the handler runs as a request of that grain; elsewhere one event at a
    /// time.</summary>
    Task<StreamSubscriptionHandle<T>> SubscribeAsync(IAsyncObserver<T> observer);
}

/// <summary>Where events can be subscribed to, several at a time.</summary>
public interface IAsyncBatchObservable<T>
{
    /// <inheritdoc cref="IAsyncObservable{T}.SubscribeAsync"/>
    Task<StreamSubscriptionHandle<T>> SubscribeAsync(IAsyncBatchObserver<T> observer);
}

/// <summary>Where events can be put, singly or several at a time.</summary>
public interface IAsyncBatchProducer<in T> : IAsyncObserver<T>
{
    /// <summary>Puts several events. Completes when every subscription has taken all of them into its bounded
    /// queue.</summary>
    Task OnNextBatchAsync(IEnumerable<T> batch, StreamSequenceToken? token = null);
}

/// <summary>What a stream is, whatever it carries.</summary>
public interface IAsyncStream
{
    /// <summary>Whether consumers may start in the past.</summary>
    bool IsRewindable { get; }

    /// <summary>The provider's name.</summary>
    string ProviderName { get; }

    /// <summary>Which stream.</summary>
    StreamId StreamId { get; }
}

/// <summary>A stream of events between grains, and between grains and other code of the process. Each subscription gets
/// the events of one producer in the order in which they were put.</summary>
public interface IAsyncStream<T> : IAsyncStream, IAsyncObservable<T>, IAsyncBatchObservable<T>, IAsyncBatchProducer<T>
{
    /// <summary>The subscriptions that the calling grain holds on this stream, in whichever activation they were made;
    /// outside of grains, those made outside of grains.</summary>
    Task<IList<StreamSubscriptionHandle<T>>> GetAllSubscriptionHandles();
}
