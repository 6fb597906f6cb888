using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using Orleans.Streams;

namespace Orleans.Embedded;

/// <summary>A stream in memory: numbers what producers put and hands it to every subscription. One that nobody uses is
/// retired; its methods then do nothing, and whoever holds it asks the provider for the next one.</summary>
internal sealed class MemoryStream<T> : IRetirable
{
    private readonly Lock _gate = new();
    private readonly MemoryStreamProvider _provider;
    private readonly StreamEntry<T>[] _single = new StreamEntry<T>[1];
    private Subscription<T>[]? _subscriptions;
    private long _sequence;
    private long _lastUse;
    private bool _wasUsed = true;

    public MemoryStream(StreamId id, MemoryStreamProvider provider)
    {
        _provider = provider;
        _sequence = provider.FirstSequence;
        StreamId = id;
        Tally = provider.TallyOf(id);
        _subscriptions =
        [
            .. Host.Classes.All.Where(Consumes)
                .Select(c => SubscriptionOf(GrainId.Create(c.Name, id.GetKeyAsString()), c, isImplicit: true)),
        ];
    }

    public StreamId StreamId { get; }

    public string ProviderName => _provider.Name;

    public EmbeddedOptions Options => _provider.Options;

    public StreamTally Tally { get; }

    public TurnSettings Settings => Host.Settings;

    public ILogger Log => Settings.Log;

    public TimeProvider Clock => Settings.Clock;

    private static Activation? Caller => SynchronizationContext.Current as Activation;

    private GrainHost Host => _provider.Host;

    /// <summary>Puts one entry.</summary>
    /// <param name="item">The event.</param>
    /// <param name="mark">Its token or another mark; null for the next number.</param>
    /// <param name="accepted">Completes when the subscriptions have taken it.</param>
    /// <returns>False when the stream is retired.</returns>
    public bool TryPut(T item, object? mark, out Task accepted)
    {
        accepted = Task.CompletedTask;
        if (Volatile.Read(ref _subscriptions) is { Length: 0 })
        {
            return true;
        }

        lock (_gate)
        {
            if (_subscriptions is null)
            {
                return false;
            }

            _single[0] = new(item, mark ?? new MemoryToken(_sequence++, 0));
            accepted = PutLocked(_subscriptions, _single);
            _single[0] = default;
            return true;
        }
    }

    /// <summary>Puts several events under one number.</summary>
    /// <inheritdoc cref="TryPut(T, object?, out Task)"/>
    public bool TryPut(T[] items, StreamSequenceToken? token, out Task accepted)
    {
        accepted = Task.CompletedTask;
        lock (_gate)
        {
            if (_subscriptions is null)
            {
                return false;
            }

            var sequence = _sequence++;
            var entries = new StreamEntry<T>[items.Length];
            for (var i = 0; i < items.Length; i++)
            {
                entries[i] = new(items[i], token ?? new MemoryToken(sequence, i));
            }

            accepted = PutLocked(_subscriptions, entries);
            return true;
        }
    }

    /// <summary>The subscriptions of the calling grain; outside of grains, those made there. Null when the stream is
    /// retired.</summary>
    public Subscription<T>[]? TryGetOwn()
    {
        var owner = Caller?.GrainId;
        return Volatile.Read(ref _subscriptions) is { } all ? Array.FindAll(all, s => s.Owner == owner) : null;
    }

    /// <summary>Subscribes the caller with one of the two handlers. Null when the stream is retired.</summary>
    public Subscription<T>? TrySubscribe(IAsyncObserver<T>? single, IAsyncBatchObserver<T>? batch)
    {
        var caller = Caller;
        lock (_gate)
        {
            if (_subscriptions is null)
            {
                return null;
            }

            _wasUsed = true;

            // A grain that consumes the stream by its class's attribute only brings its handler.
            var subscription = caller is not null && Consumes(caller.Class)
                ? Array.Find(_subscriptions, s => s.Owner == caller.GrainId)
                : null;
            if (subscription is not null)
            {
                Attach(subscription, single, batch);
                return subscription;
            }

            subscription = caller is null
                ? new Subscription<T>(this, new ClientTarget(Settings), owner: null, isReentrant: false)
                : SubscriptionOf(caller.GrainId, caller.Class, isImplicit: false);
            Attach(subscription, single, batch);
            Volatile.Write(ref _subscriptions, [.. _subscriptions, subscription]);
            return subscription;
        }
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
            var left = _subscriptions is null
                ? null
                : Array.FindAll(_subscriptions, s => !ReferenceEquals(s, subscription));
            Volatile.Write(ref _subscriptions, left);
        }

        subscription.End();
    }

    /// <summary>Sends a delivery to whoever serves the subscriber now; a host that stops delivers no more.</summary>
    public void Deliver(Request delivery, CallTarget target) =>
        Host.Deliver(delivery, target, isFromGrain: false);

    /// <inheritdoc/>
    public bool TryRetire(TimeSpan age)
    {
        lock (_gate)
        {
            if (_subscriptions is null)
            {
                return true;
            }

            if (_wasUsed || !Array.TrueForAll(_subscriptions, s => s.IsImplicit && s.IsUnused))
            {
                _wasUsed = false;
                _lastUse = Clock.GetTimestamp();
                return false;
            }

            if (Clock.GetElapsedTime(_lastUse) < age)
            {
                return false;
            }

            _provider.Retiring(_sequence);
            Array.ForEach(_subscriptions, s => s.End());
            Volatile.Write(ref _subscriptions, null);
            return true;
        }
    }

    private bool Consumes(GrainClass grainClass) =>
        grainClass.StreamNamespaces.Contains(StreamId.GetNamespace(), StringComparer.Ordinal);

    private Subscription<T> SubscriptionOf(GrainId grain, GrainClass grainClass, bool isImplicit) =>
        new(this, new GrainTarget(grain, grainClass, Host), grain, grainClass.IsReentrant) { IsImplicit = isImplicit };

    private Task PutLocked(Subscription<T>[] subscriptions, StreamEntry<T>[] entries)
    {
        Acceptance? acceptance = null;
        _wasUsed = true;
        foreach (var subscription in subscriptions)
        {
            subscription.Put(entries, ref acceptance);
        }

        acceptance?.Taken();
        return acceptance?.Task ?? Task.CompletedTask;
    }
}
