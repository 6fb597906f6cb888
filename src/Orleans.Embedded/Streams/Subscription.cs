using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>One subscriber of one stream: its bounded queue, and the request that brings the queue's events to the
/// handler, one batch per request and one request at a time. A subscriber that makes producers wait for longer than
/// <see cref="EmbeddedOptions.StreamPatience"/> lags: until its queue has been empty once, the oldest events are
/// dropped to make room, and nobody waits for it.</summary>
internal sealed class Subscription<T> : Request
{
    private const int AttemptsMax = 5;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);

    private readonly Lock _gate = new();
    private readonly Backlog<T> _backlog;
    private readonly Delivery<T> _delivery;
    private readonly MemoryStream<T> _stream;
    private readonly CallTarget _target;
    private StreamHandler<T>? _handler;
    private StreamLot<T>? _waiting;
    private bool _isUnderWay;
    private bool _isWatched;
    private bool _isLagging;
    private bool _hasEnded;
    private int _attempts;
    private long _missed;
    private Arrival _came;

    public Subscription(MemoryStream<T> stream, CallTarget target, GrainId? owner, bool isReentrant)
    {
        _stream = stream;
        _target = target;
        _backlog = new(stream.Options.StreamQueueCapacity);
        _delivery = new(stream, this, target.Title);
        Owner = owner;
        Interleaves = isReentrant;
    }

    /// <summary>Which subscription.</summary>
    public Guid Id { get; } = Guid.NewGuid();

    /// <summary>Of which stream.</summary>
    public MemoryStream<T> Stream => _stream;

    /// <summary>The grain it belongs to; null outside of grains.</summary>
    public GrainId? Owner { get; }

    /// <summary>Whether the grain's class makes it, and would make it again.</summary>
    public bool IsImplicit { get; init; }

    /// <summary>The queue in which the handler of a subscriber outside of grains runs.</summary>
    public TurnQueue Queue => _target.Resolve();

    /// <summary>Whether it has ended.</summary>
    public bool HasEnded => Volatile.Read(ref _hasEnded);

    /// <summary>Whether nothing waits or is under way, and no activation holds a handler.</summary>
    public bool IsUnused
    {
        get
        {
            lock (_gate)
            {
                return !_isUnderWay && _backlog.Count == 0 && _handler?.Owner is null or Activation { HasEnded: true };
            }
        }
    }

    /// <inheritdoc/>
    internal override ref Arrival Came => ref _came;

    /// <inheritdoc/>
    internal override string Title => $"delivery of stream {_stream.StreamId}";

    /// <summary>Sets the handler for the next event on.</summary>
    public void Attach(StreamHandler<T> handler) => Volatile.Write(ref _handler, handler);

    /// <summary>The handler, if it lives in <paramref name="turns"/>.</summary>
    public StreamHandler<T>? HandlerIn(TurnQueue turns) =>
        Volatile.Read(ref _handler) is { } handler && ReferenceEquals(handler.Owner, turns) ? handler : null;

    /// <summary>Takes what there is room for; for the rest the producer waits, or the oldest events make
    /// room.</summary>
    public void Put(ReadOnlySpan<StreamEntry<T>> entries, ref Acceptance? acceptance)
    {
        lock (_gate)
        {
            if (_hasEnded)
            {
                return;
            }

            var taken = _backlog.Add(entries);
            if (taken < entries.Length && _isLagging)
            {
                Missed(_backlog.Push(entries[taken..]));
            }
            else if (taken < entries.Length)
            {
                acceptance ??= new Acceptance();
                Wait(new StreamLot<T>(entries.ToArray(), taken, acceptance.Expect()));
            }

            if (_isUnderWay)
            {
                return;
            }

            _isUnderWay = true;
        }

        Send();
    }

    /// <summary>Moves the oldest events into <paramref name="buffer"/>, which grows to what there is.</summary>
    /// <param name="buffer">Never longer than one batch.</param>
    /// <param name="missed">How many events before these were dropped.</param>
    /// <returns>How many.</returns>
    public int Take(ref StreamEntry<T>[] buffer, out long missed)
    {
        lock (_gate)
        {
            missed = _missed;
            _missed = 0;
            var wanted = Math.Min(_backlog.Count, _stream.Options.StreamBatchSize);
            if (buffer.Length < wanted)
            {
                var size = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)wanted);
                buffer = new StreamEntry<T>[Math.Min(size, _stream.Options.StreamBatchSize)];
            }

            var count = _backlog.Take(buffer);
            _isLagging &= _backlog.Count > 0;
            return count;
        }
    }

    /// <summary>Ends it: what waits is dropped, producers go on.</summary>
    public void End()
    {
        lock (_gate)
        {
            _hasEnded = true;
            _backlog.Clear();
        }
    }

    /// <inheritdoc/>
    internal override Task Execute(TurnQueue turns) => _delivery.RunAsync(turns);

    /// <inheritdoc/>
    internal override void Answer(Task execution)
    {
        _attempts = 0;
        lock (_gate)
        {
            if (_backlog.Count == 0 || _hasEnded)
            {
                _isUnderWay = false;
                return;
            }
        }

        Send();
    }

    /// <summary>The grain could not be activated, or the host is stopping: tries again for a while, then gives the
    /// events up.</summary>
    internal override void Refuse(Exception reason)
    {
        if (++_attempts < AttemptsMax && reason is not SiloUnavailableException)
        {
            _ = RetryAsync(FirstPause * (1 << _attempts));
            return;
        }

        _attempts = 0;
        int dropped;
        lock (_gate)
        {
            dropped = _backlog.Clear();
            _isUnderWay = false;
            _isLagging = false;
        }

        _stream.Tally.Dropped(dropped);
        _stream.Log.Log(
            reason is SiloUnavailableException ? LogLevel.Information : LogLevel.Error,
            reason,
            "{Count} events of stream {Stream} were dropped: {Target} cannot take them.",
            dropped,
            _stream.StreamId,
            _target.Title);
    }

    private async Task RetryAsync(TimeSpan pause)
    {
        await Task.Delay(pause, _stream.Clock);
        Send();
    }

    private void Send()
    {
        _came.Since = _stream.Clock.GetTimestamp();
        _stream.Deliver(this, _target);
    }

    /// <summary>Under the lock: a producer waits, and from now on somebody looks how long.</summary>
    private void Wait(StreamLot<T> lot)
    {
        if (!_backlog.TryWait(lot))
        {
            lot.Acceptance.Refuse(new LimitExceededException(
                $"Too many producers wait for room in a subscription of stream {_stream.StreamId}."));
        }

        if (!_isWatched && _stream.Options.StreamPatience != Timeout.InfiniteTimeSpan)
        {
            _isWatched = true;
            _waiting = _backlog.FirstWaiting;
            _ = new PatienceWatch(_stream.Settings, _stream.Options.StreamPatience, KeepsPatience);
        }
    }

    /// <summary>Lets producers go on that have waited since the last look. False when nobody waits any more.</summary>
    private bool KeepsPatience()
    {
        lock (_gate)
        {
            var waiting = _backlog.FirstWaiting;
            if (waiting is not null && !ReferenceEquals(waiting, _waiting))
            {
                _waiting = waiting;
                return true;
            }

            _isWatched = false;
            _waiting = null;
            if (waiting is null)
            {
                return false;
            }

            _isLagging = true;
            Missed(_backlog.PushWaiting());
        }

        _stream.Log.LogWarning(
            "{Target} is too slow for stream {Stream}: until it has caught up, its oldest events are dropped.",
            _target.Title,
            _stream.StreamId);
        return false;
    }

    private void Missed(int count)
    {
        _missed += count;
        _stream.Tally.Dropped(count);
    }
}
