using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Orleans.Embedded;

/// <summary>Runs code in turns that never overlap, and what follows an <c>await</c> in later turns of the same queue. An idle queue
/// can be entered without a lock; as soon as anything waits or is under way, everything goes through the lock.</summary>
internal abstract class TurnQueue(TurnSettings settings) : SynchronizationContext, IThreadPoolWorkItem
{
    /// <summary>How much one visit of a thread runs before others get the thread.</summary>
    private const int ItemsPerVisit = 64;

    /// <summary>One inline call in 64 is measured and stands for all of them.</summary>
    private const int InlineSampleMask = 63;

    /// <summary>Somebody runs a turn.</summary>
    private const int Turn = 1;

    /// <summary>Something waits or is under way, or the queue is closed to direct entry: only the lock's holder changes the state.</summary>
    private const int Busy = 2;

    private readonly Lock _gate = new();
    private readonly Mailbox _mailbox = new();
    private Queue<(SendOrPostCallback Callback, object? State)>? _posted;
    private int _state = Busy;
    private bool _isScheduled;
    private long _calls;
    private long _errors;

    /// <summary>Who answers requests; null until it is ready.</summary>
    internal object? Target { get; private protected set; }

    /// <summary>The filters around its calls, outermost first.</summary>
    internal virtual IIncomingGrainCallFilter[] Filters => [];

    /// <summary>What all queues of a host share.</summary>
    internal TurnSettings Settings { get; } = settings;

    /// <summary>How many calls have ended here.</summary>
    internal long Calls => Volatile.Read(ref _calls);

    /// <summary>How many of them failed.</summary>
    internal long Errors => Volatile.Read(ref _errors);

    /// <summary>How many requests wait.</summary>
    internal int Waiting => _mailbox.Waiting;

    /// <summary>Whether nothing waits and nothing is under way, as far as one can tell without the lock.</summary>
    internal bool IsIdle => Volatile.Read(ref _state) == 0;

    /// <summary>Whom it serves, for messages.</summary>
    internal abstract string Title { get; }

    /// <summary>Whether requests may start.</summary>
    private protected virtual bool IsOpen => true;

    /// <summary>Whether requests are no longer taken.</summary>
    private protected virtual bool IsClosed => false;

    /// <summary>Enters an idle queue directly. Whoever gets true runs the turn and ends it with <see cref="RunInline"/>.</summary>
    internal bool TryEnter() => Interlocked.CompareExchange(ref _state, Turn, 0) == 0;

    /// <summary>Runs a request on the caller's thread, after <see cref="TryEnter"/>, and ends the turn.</summary>
    /// <returns>Whether <paramref name="execution"/> has completed; otherwise the request will be answered later.</returns>
    internal bool RunInline(Request request, out Task execution)
    {
        var outer = Current;
        var ambient = ExecutionContext.Capture();
        var isSampled = (_calls & InlineSampleMask) == 0;
        var started = isSampled ? Stopwatch.GetTimestamp() : 0;
        SetSynchronizationContext(this);
        InlineStack.Enter();
        execution = request.Execute(this);
        InlineStack.Leave();
        SetSynchronizationContext(outer);
        if (ambient is not null && !ReferenceEquals(ExecutionContext.Capture(), ambient))
        {
            ExecutionContext.Restore(ambient);
        }

        if (isSampled)
        {
            Sample(request, Stopwatch.GetElapsedTime(started), execution.IsCompleted);
        }

        if (!execution.IsCompleted)
        {
            Suspend(request, execution);
            return false;
        }

        _calls++;
        _errors += execution.IsFaulted ? 1 : 0;
        Used(null);
        if (Interlocked.CompareExchange(ref _state, 0, Turn) != Turn)
        {
            LeaveTurn();
        }

        return true;
    }

    /// <summary>Puts a request into the line.</summary>
    internal Admission Enqueue(Request request)
    {
        lock (_gate)
        {
            if (IsClosed)
            {
                return Admission.Closed;
            }

            if (request.IsCall && _mailbox.Waiting >= Settings.WaitingMax)
            {
                return Admission.Full;
            }

            Interlocked.Or(ref _state, Busy);
            _mailbox.Add(request);
            Settle();
            return Admission.Taken;
        }
    }

    /// <inheritdoc/>
    public override void Post(SendOrPostCallback d, object? state)
    {
        lock (_gate)
        {
            PostLocked(d, state);
            Settle();
        }
    }

    /// <inheritdoc/>
    public override void Send(SendOrPostCallback d, object? state)
    {
        if (!ReferenceEquals(Current, this))
        {
            throw new NotSupportedException("Nothing waits synchronously for a turn of a grain.");
        }

        d(state);
    }

    /// <inheritdoc/>
    public override SynchronizationContext CreateCopy() => this;

    /// <summary>A visit of a thread: runs what there is, in turns, and leaves.</summary>
    void IThreadPoolWorkItem.Execute()
    {
        lock (_gate)
        {
            _isScheduled = false;
            if ((_state & Turn) != 0)
            {
                return;
            }

            _state = Turn | Busy;
        }

        var outer = Current;
        SetSynchronizationContext(this);
        var items = 0;
        while (items < ItemsPerVisit && TryTakeNext(out var next))
        {
            items++;
            Run(next);
        }

        SetSynchronizationContext(outer);
        if (items == ItemsPerVisit)
        {
            LeaveTurn();
        }
    }

    /// <summary>Answers the calls that have waited or run for too long.</summary>
    /// <param name="cutoff">The arrival before which it is too long.</param>
    internal void Expire(long cutoff)
    {
        if (IsIdle)
        {
            return;
        }

        var expired = new List<Request>();
        Request? running;
        lock (_gate)
        {
            _mailbox.Expire(cutoff, expired);
            running = _mailbox.OldestRunning;
            Settle();
        }

        foreach (var request in expired)
        {
            request.Refuse(Settings.TimedOut(Title, request, running));
        }
    }

    /// <summary>Changes lifecycle fields of the subclass and looks what follows from it.</summary>
    private protected void Change<TState>(TState state, Action<TState> change)
    {
        lock (_gate)
        {
            Interlocked.Or(ref _state, Busy);
            change(state);
            Settle();
        }
    }

    /// <summary>Takes out everything that waits; call inside <see cref="Change{TState}"/>.</summary>
    private protected List<Request> TakeWaiting() => _mailbox.TakeWaiting();

    /// <summary>Under the lock, whenever something changed: the subclass may move its lifecycle on with <see cref="PostLocked"/>.</summary>
    private protected virtual void Advance(Mailbox mailbox)
    {
    }

    /// <summary>A request has ended: null stands for one that ran on its caller's thread.</summary>
    private protected virtual void Used(Request? request)
    {
    }

    /// <summary>How long a call took, standing for <paramref name="weight"/> of its kind.</summary>
    private protected virtual void Measured(TimeSpan latency, int weight)
    {
    }

    private protected void PostLocked(SendOrPostCallback callback, object? state)
    {
        Interlocked.Or(ref _state, Busy);
        (_posted ??= new()).Enqueue((callback, state));
    }

    /// <summary>Under the lock: gets a thread if something can run; opens the direct way in if nothing is left.</summary>
    private void Settle()
    {
        Advance(_mailbox);
        if ((_state & Turn) != 0 || _isScheduled)
        {
            return;
        }

        if (_posted is { Count: > 0 } || (IsOpen && _mailbox.CanStart))
        {
            _isScheduled = true;
            Settings.Scheduler.Schedule(this);
        }
        else if (_mailbox.Waiting == 0 && _mailbox.Running == 0 && IsOpen)
        {
            Volatile.Write(ref _state, 0);
        }
    }

    private void LeaveTurn()
    {
        lock (_gate)
        {
            _state = Busy;
            Settle();
        }
    }

    private bool TryTakeNext(out (SendOrPostCallback? Callback, object? State) next)
    {
        lock (_gate)
        {
            Advance(_mailbox);
            if (_posted is { Count: > 0 } posted)
            {
                next = posted.Dequeue();
                return true;
            }

            next = (null, IsOpen ? _mailbox.Start() : null);
            if (next.State is not null)
            {
                return true;
            }

            _state = Busy;
            Settle();
            return false;
        }
    }

    private void Run((SendOrPostCallback? Callback, object? State) next)
    {
        var ambient = ExecutionContext.Capture();
        if (next.Callback is null)
        {
            Run((Request)next.State!);
        }
        else
        {
            try
            {
                next.Callback(next.State);
            }
            catch (Exception failure)
            {
                // Only an async void method or a raw post gets here; nobody else could tell of it.
                Settings.Log.LogError(failure, "Code posted to {Grain} failed.", Title);
            }
        }

        if (ambient is not null && !ReferenceEquals(ExecutionContext.Capture(), ambient))
        {
            ExecutionContext.Restore(ambient);
        }
    }

    private void Run(Request request)
    {
        if (request.IsAbandoned)
        {
            lock (_gate)
            {
                _mailbox.End(request);
            }

            return;
        }

        if (request.Ambient is { } ambient)
        {
            ExecutionContext.Restore(ambient);
        }

        var started = Stopwatch.GetTimestamp();
        var execution = request.Execute(this);
        request.Ran(Stopwatch.GetTimestamp() - started);
        if (execution.IsCompleted)
        {
            End(request, execution);
        }
        else
        {
            EndLater(request, execution);
        }
    }

    /// <summary>A request that began inline awaits something: from here on it is like any other that runs.</summary>
    private void Suspend(Request request, Task execution)
    {
        request.Since = Settings.Clock.GetTimestamp();
        request.Suspended();
        lock (_gate)
        {
            Interlocked.Or(ref _state, Busy);
            _mailbox.AddRunning(request);
        }

        EndLater(request, execution);
        LeaveTurn();
    }

    /// <summary>Runs <see cref="End"/> wherever the execution completes; it takes the lock and runs no foreign code.</summary>
    private void EndLater(Request request, Task execution) =>
        _ = execution.ContinueWith(
            static (completed, state) =>
            {
                var (queue, request) = ((TurnQueue, Request))state!;
                queue.End(request, completed);
            },
            (this, request),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);

    private void End(Request request, Task execution)
    {
        lock (_gate)
        {
            _mailbox.End(request);
            if (request.IsCall)
            {
                _calls++;
                _errors += execution.IsFaulted ? 1 : 0;
            }

            Used(request);
            Settle();
        }

        if (request.IsCall)
        {
            Measured(Settings.Clock.GetElapsedTime(request.Since), 1);
        }

        request.Answer(execution);
    }

    private void Sample(Request request, TimeSpan elapsed, bool isComplete)
    {
        request.Ran(elapsed.Ticks * (Stopwatch.Frequency / TimeSpan.TicksPerSecond));
        if (isComplete)
        {
            Measured(elapsed, InlineSampleMask + 1);
        }
    }
}
