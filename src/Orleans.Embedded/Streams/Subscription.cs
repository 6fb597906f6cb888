using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using Orleans.Streams;

namespace Orleans.Embedded;

/// <summary>One subscriber of one stream: its bounded queue, and the request that brings the queue's events to the
/// handler, one batch
/// per request and one request at a time.</summary>
internal sealed class Subscription<T> : Request
{
    private const int AttemptsMax = 5;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);

    private readonly Lock _gate = new();
    private readonly Backlog<T> _backlog;
    private readonly MemoryStream<T> _stream;
    private readonly CallTarget _target;
    private StreamEntry<T>[] _batch = [];
    private StreamHandler<T>? _handler;
    private bool _isUnderWay;
    private bool _hasEnded;
    private int _attempts;

    public Subscription(MemoryStream<T> stream, CallTarget target, GrainId? owner, bool isReentrant)
    {
        _stream = stream;
        _target = target;
        _backlog = new(stream.Options.StreamQueueCapacity);
        Owner = owner;
        Interleaves = isReentrant;
    }

    /// <summary>Which subscription.</summary>
    public Guid Id { get; } = Guid.NewGuid();

    /// <summary>The grain it belongs to; null outside of grains.</summary>
    public GrainId? Owner { get; }

    /// <summary>The queue in which the handler of a subscriber outside of grains runs.</summary>
    public TurnQueue Queue => _target.Resolve();

    /// <summary>Whether it has ended.</summary>
    public bool HasEnded => Volatile.Read(ref _hasEnded);

    /// <inheritdoc/>
    internal override string Title => $"delivery of stream {_stream.StreamId}";

    /// <inheritdoc/>
    internal override bool IsAbandoned => false;

    /// <summary>Sets the handler for the next event on.</summary>
    public void Attach(StreamHandler<T> handler) => Volatile.Write(ref _handler, handler);

    /// <summary>Takes what there is room for; for the rest the producer waits.</summary>
    public void Put(ReadOnlySpan<StreamEntry<T>> entries, ref Acceptance? acceptance)
    {
        lock (_gate)
        {
            if (_hasEnded)
            {
                return;
            }

            var taken = _backlog.Add(entries);
            if (taken < entries.Length)
            {
                acceptance ??= new Acceptance();
                var lot = new StreamLot<T>(entries.ToArray(), taken, acceptance.Expect());
                if (!_backlog.TryWait(lot))
                {
                    acceptance.Refuse(new LimitExceededException(
                        $"Too many producers wait for room in a subscription of stream {_stream.StreamId}."));
                }
            }

            if (_isUnderWay)
            {
                return;
            }

            _isUnderWay = true;
        }

        Send();
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
    internal override Task Execute(TurnQueue turns) => DeliverAsync(turns);

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
        Since = _stream.Clock.GetTimestamp();
        _stream.Deliver(this, _target);
    }

    private async Task DeliverAsync(TurnQueue turns)
    {
        int count;
        lock (_gate)
        {
            MakeRoom(Math.Min(_backlog.Count, _stream.Options.StreamBatchSize));
            count = _backlog.Take(_batch);
        }

        var done = 0;
        try
        {
            while (done < count && !HasEnded)
            {
                var handler = Volatile.Read(ref _handler);
                if (handler is null || !ReferenceEquals(handler.Owner, turns))
                {
                    NoHandler(count - done);
                    return;
                }

                var run = handler.TakesBatches ? EventsFrom(done, count) : 0;
                var handling = run > 1
                    ? HandOverAsync(handler, done, run)
                    : HandOver(handler, done);
                if (!handling.IsCompletedSuccessfully)
                {
                    await handling;
                }

                done += Math.Max(run, 1);
            }
        }
        finally
        {
            _stream.Tally.Delivered(done);
            Array.Clear(_batch, 0, count);
        }
    }

    /// <summary>The buffer grows with what gathers, up to a whole batch: most subscriptions never need much.</summary>
    private void MakeRoom(int count)
    {
        if (_batch.Length < count)
        {
            var size = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)count);
            _batch = new StreamEntry<T>[Math.Min(size, _stream.Options.StreamBatchSize)];
        }
    }

    /// <summary>Hands one entry over; only a handler that waits or fails costs more than its call.</summary>
    private Task HandOver(StreamHandler<T> handler, int index)
    {
        try
        {
            var handling = handler.TakeAsync(_batch[index]);
            return handling.IsCompletedSuccessfully ? handling : CaughtAsync(handling);
        }
        catch (Exception failure)
        {
            Failed(failure, 1);
            return Task.CompletedTask;
        }
    }

    private async Task HandOverAsync(StreamHandler<T> handler, int first, int count)
    {
        try
        {
            await handler.TakeAsync(_batch.AsSpan(first, count));
        }
        catch (Exception failure)
        {
            Failed(failure, count);
        }
    }

    private async Task CaughtAsync(Task handling)
    {
        try
        {
            await handling;
        }
        catch (Exception failure)
        {
            Failed(failure, 1);
        }
    }

    private void Failed(Exception failure, int count)
    {
        _stream.Tally.Failed(count);
        _stream.Log.LogError(
            failure, "The handler of {Target} for stream {Stream} failed.", _target.Title, _stream.StreamId);
    }

    private void NoHandler(int count)
    {
        _stream.Tally.Dropped(count);
        _stream.Log.LogWarning(
            "{Count} events of stream {Stream} were dropped: {Target} did not subscribe or resume on activation.",
            count,
            _stream.StreamId,
            _target.Title);
    }

    private int EventsFrom(int first, int count)
    {
        var run = first;
        while (run < count && _batch[run].Mark is StreamSequenceToken)
        {
            run++;
        }

        return run - first;
    }
}
