using Orleans.Runtime;

namespace Orleans.Streams;

/// <summary>One subscription. It belongs to the grain, not to the activation: after a deactivation the next activation
/// resumes it,
/// and until then its events wait in their bounded queue; when it is full, the oldest make room.</summary>
public abstract class StreamSubscriptionHandle<T> : IEquatable<StreamSubscriptionHandle<T>>
{
    /// <summary>Which stream.</summary>
    public abstract StreamId StreamId { get; }

    /// <summary>The provider's name.</summary>
    public abstract string ProviderName { get; }

    /// <summary>Which subscription.</summary>
    public abstract Guid HandleId { get; }

    /// <summary>Ends the subscription; events that still wait in its queue are dropped, a handler that runs
    /// ends.</summary>
    public abstract Task UnsubscribeAsync();

    /// <summary>Sets another handler, from the next event on. Nothing is lost or doubled between the two.</summary>
    /// <exception cref="InvalidOperationException">The subscription has ended.</exception>
    public abstract Task<StreamSubscriptionHandle<T>> ResumeAsync(IAsyncObserver<T> observer);

    /// <inheritdoc cref="ResumeAsync(IAsyncObserver{T})"/>
    public abstract Task<StreamSubscriptionHandle<T>> ResumeAsync(IAsyncBatchObserver<T> observer);

    /// <inheritdoc/>
    public abstract bool Equals(StreamSubscriptionHandle<T>? other);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as StreamSubscriptionHandle<T>);

    /// <inheritdoc/>
    public override int GetHashCode() => HandleId.GetHashCode();
}
