using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using Orleans.Streams;

namespace Orleans.Embedded;

/// <summary>A stream in memory: numbers what producers put and hands it to every subscription.</summary>
internal sealed class MemoryStream<T> : IAsyncStream<T>
{
    private readonly Lock _gate = new();
    private readonly GrainHost _host;
    private readonly StreamEntry<T>[] _single = new StreamEntry<T>[1];
    private Subscription<T>[] _subscriptions;
    private long _sequence;

    public MemoryStream(
        StreamId id, string providerName, GrainHost host, EmbeddedOptions options, StreamTallies tallies)
    {
        _host = host;
        StreamId = id;
        ProviderName = providerName;
        Options = options;
        Tally = tallies.Of(providerName, id.GetNamespace() ?? "");
        _subscriptions =
        [
            .. host.Classes.All
                .Where(c => c.StreamNamespaces.Contains(id.GetNamespace(), StringComparer.Ordinal))
                .Select(c => SubscriptionOf(GrainId.Create(c.Name, id.GetKeyAsString()), c)),
        ];
    }

    /// <inheritdoc/>
    public bool IsRewindable => false;

    /// <inheritdoc/>
    public string ProviderName { get; }

    /// <inheritdoc/>
    public StreamId StreamId { get; }

    public EmbeddedOptions Options { get; }

    public StreamTally Tally { get; }

    public ILogger Log => _host.Settings.Log;

    public TimeProvider Clock => _host.Clock;

    private static Activation? Caller => SynchronizationContext.Current as Activation;

    /// <inheritdoc/>
    public Task OnNextAsync(T item, StreamSequenceToken? token = null) => PutOne(item, token);

    /// <inheritdoc/>
    public Task OnCompletedAsync() => PutOne(default!, StreamEntry<T>.Completed);

    /// <inheritdoc/>
    public Task OnErrorAsync(Exception ex)
    {
        ArgumentNullException.ThrowIfNull(ex);
        return PutOne(default!, ex);
    }

    /// <inheritdoc/>
    public Task OnNextBatchAsync(IEnumerable<T> batch, StreamSequenceToken? token = null)
    {
        var items = batch.ToArray();
        if (items.Length == 0)
        {
            return Task.CompletedTask;
        }

        lock (_gate)
        {
            var sequence = _sequence++;
            var entries = new StreamEntry<T>[items.Length];
            for (var i = 0; i < items.Length; i++)
            {
                entries[i] = new(items[i], token ?? new MemoryToken(sequence, i));
            }

            return Put(entries);
        }
    }

    /// <inheritdoc/>
    public Task<StreamSubscriptionHandle<T>> SubscribeAsync(IAsyncObserver<T> observer)
    {
        ArgumentNullException.ThrowIfNull(observer);
        return Task.FromResult(Subscribe(observer, null));
    }

    /// <inheritdoc/>
    public Task<StreamSubscriptionHandle<T>> SubscribeAsync(IAsyncBatchObserver<T> observer)
    {
        ArgumentNullException.ThrowIfNull(observer);
        return Task.FromResult(Subscribe(null, observer));
    }

    /// <inheritdoc/>
    public Task<IList<StreamSubscriptionHandle<T>>> GetAllSubscriptionHandles()
    {
        var owner = Caller?.GrainId;
        return Task.FromResult<IList<StreamSubscriptionHandle<T>>>(
            [.. Volatile.Read(ref _subscriptions)
                .Where(s => s.Owner == owner)
                .Select(s => new SubscriptionHandle<T>(this, s))]);
    }

    /// <summary>Sets a subscription's handler, on behalf of the grain it belongs to.</summary>
    public void Attach(Subscription<T> subscription, IAsyncObserver<T>? single, IAsyncBatchObserver<T>? batch)
    {
        var caller = Caller;
        if (subscription.HasEnded || subscription.Owner != caller?.GrainId)
        {
            throw new InvalidOperationException(
                $"This subscription of stream {StreamId} has ended, "
                + $"or belongs to {subscription.Owner?.ToString() ?? "no grain"}.");
        }

        subscription.Attach(new StreamHandler<T>(single, batch, caller ?? subscription.Queue));
    }

    /// <summary>Takes a subscription out.</summary>
    public void Remove(Subscription<T> subscription)
    {
        lock (_gate)
        {
            Volatile.Write(ref _subscriptions, Array.FindAll(_subscriptions, s => !ReferenceEquals(s, subscription)));
        }

        subscription.End();
    }

    /// <summary>Sends a delivery to whoever serves the subscriber now; a host that stops delivers no more.</summary>
    public void Deliver(Request delivery, CallTarget target) =>
        _host.Deliver(delivery, target, isFromGrain: false);

    private StreamSubscriptionHandle<T> Subscribe(IAsyncObserver<T>? single, IAsyncBatchObserver<T>? batch)
    {
        var caller = Caller;
        lock (_gate)
        {
            // A grain that consumes the stream by its class's attribute only brings its handler.
            var isImplicit =
                caller?.Class.StreamNamespaces.Contains(StreamId.GetNamespace(), StringComparer.Ordinal) == true;
            var subscription = isImplicit
                ? Array.Find(_subscriptions, s => s.Owner == caller!.GrainId)
                : null;
            if (subscription is null)
            {
                subscription = caller is null
                    ? new Subscription<T>(this, new ClientTarget(_host.Settings), owner: null, isReentrant: false)
                    : SubscriptionOf(caller.GrainId, caller.Class);
                Attach(subscription, single, batch);
                Volatile.Write(ref _subscriptions, [.. _subscriptions, subscription]);
            }
            else
            {
                Attach(subscription, single, batch);
            }

            return new SubscriptionHandle<T>(this, subscription);
        }
    }

    private Subscription<T> SubscriptionOf(GrainId grain, GrainClass grainClass) =>
        new(this, new GrainTarget(grain, grainClass, _host), grain, grainClass.IsReentrant);

    private Task PutOne(T item, object? mark)
    {
        if (Volatile.Read(ref _subscriptions).Length == 0)
        {
            return Task.CompletedTask;
        }

        lock (_gate)
        {
            _single[0] = new(item, mark ?? new MemoryToken(_sequence++, 0));
            var accepted = Put(_single);
            _single[0] = default;
            return accepted;
        }
    }

    private Task Put(StreamEntry<T>[] entries)
    {
        Acceptance? acceptance = null;
        foreach (var subscription in _subscriptions)
        {
            subscription.Put(entries, ref acceptance);
        }

        acceptance?.Taken();
        return acceptance?.Task ?? Task.CompletedTask;
    }
}
