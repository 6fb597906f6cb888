using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>All grains of the process: finds or makes the activation that serves a call, watches over time-outs and
/// idleness, and
/// drains at the end.</summary>
internal sealed class GrainHost : IReferences, IDisposable
{
    private readonly EmbeddedOptions _options;
    private readonly GrainCollectionOptions _collection;
    private readonly Lazy<IIncomingGrainCallFilter[]> _filters;
    private readonly ConcurrentQueue<Action<TimeSpan>> _collected = new();
    private GrainClasses? _classes;
    private Sweep? _sweep;
    private volatile State _state;

    public GrainHost(
        IServiceProvider services,
        TimeProvider clock,
        ITurnScheduler scheduler,
        ILogger<GrainHost> log,
        IOptions<EmbeddedOptions> options,
        IOptions<SiloMessagingOptions> messaging,
        IOptions<GrainCollectionOptions> collection)
    {
        Services = services;
        Clock = clock;
        _options = options.Value;
        _collection = collection.Value;
        _filters = new(() => [.. services.GetServices<IIncomingGrainCallFilter>()]);
        Settings = new(
            scheduler,
            clock,
            log,
            messaging.Value.MaxEnqueuedRequestsHardLimit,
            messaging.Value.ResponseTimeout,
            scheduler.AllowsInline ? _options.InlineDepth : 0,
            _options.InlineBudget);
        Observers = new(Settings);
        LostCalls = new(clock, log);
    }

    private enum State
    {
        New,
        Running,
        Draining,
        Stopped,
    }

    public IServiceProvider Services { get; }

    public TimeProvider Clock { get; }

    public TurnSettings Settings { get; }

    public GrainDirectory Directory { get; } = new();

    public Observers Observers { get; }

    /// <summary>Everybody with whom a call waits or runs.</summary>
    public IReadOnlyList<TurnQueue> Queues => Settings.Busy.Snapshot();

    /// <summary>Lets a simulated world hand a call to a second activation of its grain; null in real life.</summary>
    public Func<Activation, Activation>? Detour { get; set; }

    /// <summary>All activations; in a simulated world in the order of their names, which no hash decides.</summary>
    public IEnumerable<Activation> Activations => Settings.Scheduler.AllowsInline
        ? Directory.Activations
        : Directory.Activations.OrderBy(activation => activation.Title, StringComparer.Ordinal);

    /// <summary>The filters around every grain call, outermost first.</summary>
    public IIncomingGrainCallFilter[] Filters => _filters.Value;

    /// <summary>The filters around every call through a reference, outermost first.</summary>
    public IOutgoingGrainCallFilter[] OutgoingFilters { get; private set; } = [];

    /// <summary>Whether there are any: asked by every call.</summary>
    public bool HasOutgoingFilters { get; private set; }

    /// <summary>Where failures of calls go that nobody waits for.</summary>
    public LostCalls LostCalls { get; }

    public GrainClasses Classes => _classes ?? throw NotRunning();

    public bool IsStarted => _state != State.New;

    /// <summary>Whether calls from outside are taken.</summary>
    public bool IsRunning => _state == State.Running;

    public TimeSpan DeactivationTimeout => _collection.DeactivationTimeout;

    /// <summary>Finds the grain classes and opens for calls.</summary>
    public void Start()
    {
        _classes = GrainClasses.In([.. _options.GrainAssemblies]);
        OutgoingFilters = [.. Services.GetServices<IOutgoingGrainCallFilter>()];
        HasOutgoingFilters = OutgoingFilters.Length > 0;
        _sweep = new Sweep(this, _collection);
        _state = State.Running;
    }

    /// <summary>Takes no more calls from outside, lets what runs and waits end, deactivates every grain, and closes;
    /// within
    /// <see cref="DeactivationTimeout"/>.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_state != State.Running)
        {
            _state = State.Stopped;
            return;
        }

        _state = State.Draining;
        using var limit = new CancellationTokenSource(DeactivationTimeout, Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await DrainAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            var stuck = Directory.Activations.Select(a => a.GrainId.ToString()).Take(10);
            Settings.Log.LogWarning("These grains did not end in time: {Grains}.", string.Join(", ", stuck));
        }
        finally
        {
            _state = State.Stopped;
            _sweep?.Dispose();
            var left = new List<PendingCall>();
            foreach (var queue in Queues)
            {
                queue.TakeOverdue(long.MaxValue, left);
            }

            // Nobody will look after these calls any more, so their callers must not wait.
            left.ForEach(call => call.Request.Refuse(NotRunning()));
        }
    }

    /// <summary>It is time to let go of what nobody uses.</summary>
    public void Collect()
    {
        foreach (var letGo in _collected)
        {
            letGo(_collection.CollectionAge);
        }
    }

    /// <summary>Calls <paramref name="letGo"/> as often as idle activations are looked for, with the age at which they
    /// go.</summary>
    public void OnCollect(Action<TimeSpan> letGo) => _collected.Enqueue(letGo);

    /// <summary>The activation that serves a grain.</summary>
    public Activation Find(GrainId id, GrainClass grainClass)
    {
        if (_state is not (State.Running or State.Draining))
        {
            throw NotRunning();
        }

        var found = Directory.Find(id, grainClass, this);
        return Detour is null ? found : Detour(found);
    }

    /// <summary>Hands a request to whoever serves <paramref name="target"/>. A refusal goes to the request.</summary>
    /// <returns>The queue that took it, or null.</returns>
    public TurnQueue? Deliver(Request request, CallTarget target, bool isFromGrain)
    {
        try
        {
            if (_state != State.Running && !(isFromGrain && _state == State.Draining))
            {
                throw NotRunning();
            }

            while (true)
            {
                var queue = target.Resolve();
                request.Interleaves |= request.IsCall && ReentrantChains.LetIn(queue);
                switch (queue.Enqueue(request))
                {
                    case Admission.Taken:
                        return queue;
                    case Admission.Full:
                        throw new LimitExceededException(string.Create(
                            CultureInfo.InvariantCulture,
                            $"{target.Title} refuses {request.Title}: {Settings.WaitingMax} calls wait there."));
                    default:
                        // It ended between being found and being asked, and has left the directory: the next look finds
                        // another.
                        continue;
                }
            }
        }
        catch (Exception refusal) when (refusal is OrleansException)
        {
            request.Refuse(refusal);
            return null;
        }
    }

    /// <summary>A request that waited at an activation that has ended goes to the next one.</summary>
    public void Forward(Request request, GrainId id, GrainClass grainClass)
    {
        if (!request.IsAbandoned)
        {
            Deliver(request, new GrainTarget(id, grainClass, this), isFromGrain: true);
        }
    }

    /// <inheritdoc/>
    public T Reference<T>(GrainId id) => Reference<T>(id, Classes.Named(id.Type.Value));

    /// <summary>A reference to a grain of a known class.</summary>
    public T Reference<T>(GrainId id, GrainClass grainClass) =>
        (T)ProxyFactory.For(typeof(T))(id, this, new GrainTarget(id, grainClass, this));

    /// <inheritdoc/>
    public void Dispose() => _sweep?.Dispose();

    private async Task DrainAsync(CancellationToken cancellationToken)
    {
        // A grain that ends may call another and so wake it up again: look until nobody is left.
        while (Activations.ToArray() is { Length: > 0 } living)
        {
            foreach (var activation in living)
            {
                activation.Drain();
            }

            await Task.WhenAll(living.Select(a => a.Ended)).WaitAsync(cancellationToken);
        }
    }

    private SiloUnavailableException NotRunning() => new(_state switch
    {
        State.New => "The grain host has not started yet.",
        State.Draining => "The grain host is stopping and takes no more calls.",
        _ => "The grain host has stopped.",
    });
}
