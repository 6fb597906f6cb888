using System.Diagnostics;

namespace Orleans.Embedded;

/// <summary>Serves requests in turns, by the rules of interleaving: on a thread of its own, or on the caller's thread
/// when it is idle.</summary>
internal abstract class TurnQueue(TurnSettings settings) : TurnLoop(settings)
{
    /// <summary>One inline call in 64 is measured and stands for all of them.</summary>
    private const int InlineSampleMask = 63;

    private long _calls;
    private long _errors;
    private Mailbox? _mailbox;
    private LinkedListNode<TurnQueue>? _place;

    /// <summary>Who answers requests; null until it is ready.</summary>
    internal object? Target { get; private protected set; }

    /// <summary>The filters around its calls, outermost first.</summary>
    internal virtual IIncomingGrainCallFilter[] Filters => [];

    /// <summary>How many calls have ended here.</summary>
    internal long Calls => Volatile.Read(ref _calls);

    /// <summary>How many of them failed.</summary>
    internal long Errors => Volatile.Read(ref _errors);

    /// <summary>How many requests wait.</summary>
    internal int Waiting => _mailbox?.Waiting ?? 0;

    /// <summary>Its requests; under the lock only. Made with the first that waits: most grains of a large crowd never
    /// have one.</summary>
    private protected Mailbox Mailbox => _mailbox ?? Open();

    /// <summary>Under the lock: how many requests have started and not ended.</summary>
    private protected int Running => _mailbox?.Running ?? 0;

    /// <summary>Whether requests may start.</summary>
    private protected virtual bool IsOpen => true;

    /// <summary>Whether requests are no longer taken.</summary>
    private protected virtual bool IsClosed => false;

    /// <inheritdoc/>
    private protected sealed override bool HasWork => IsOpen && _mailbox is { CanStart: true };

    /// <inheritdoc/>
    private protected sealed override bool IsQuiet => IsOpen && Waiting == 0 && Running == 0;

    /// <summary>Puts a request into the line.</summary>
    internal Admission Enqueue(Request request)
    {
        lock (Gate)
        {
            if (IsClosed)
            {
                return Admission.Closed;
            }

            if (request.IsCall && Waiting >= Settings.WaitingMax)
            {
                return Admission.Full;
            }

            MarkBusy();
            Mailbox.Add(request);
            Settle();
            return Admission.Taken;
        }
    }

    /// <summary>Makes a queue ready that has never run, on the caller's thread, where that is known to be quick.
    /// Whoever gets true has its turn, as after <see cref="TurnLoop.TryEnter"/>.</summary>
    /// <param name="failure">Why it could not be made ready; null when somebody else sees to it.</param>
    internal virtual bool TryOpen(out Exception? failure)
    {
        failure = null;
        return false;
    }

    /// <summary>Runs a request on the caller's thread, after <see cref="TurnLoop.TryEnter"/>, and ends the
    /// turn.</summary>
    /// <returns>Whether <paramref name="execution"/> has completed; otherwise the request will be answered
    /// later.</returns>
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
        RestoreAmbient(ambient);
        if (isSampled)
        {
            Sample(request, Stopwatch.GetTimestamp() - started, execution.IsCompleted);
        }

        if (!execution.IsCompleted)
        {
            Suspend(request, execution);
            return false;
        }

        Count(execution);
        Used(null);
        LeaveDirectly();
        return true;
    }

    /// <summary>Takes out the calls that have waited too long, and finds those that have run too long. Nobody is told
    /// yet.</summary>
    /// <param name="cutoff">The arrival before which it is too long.</param>
    /// <param name="overdue">Gets them.</param>
    internal void TakeOverdue(long cutoff, List<PendingCall> overdue)
    {
        if (IsIdle)
        {
            return;
        }

        lock (Gate)
        {
            MarkBusy();
            _mailbox?.Expire(cutoff, (request, isRunning) => overdue.Add(new(request, this, isRunning)));
            Settle();
        }
    }

    /// <summary>Lets go of the line if nothing waits or runs: the next request that waits makes another.</summary>
    internal void Rest()
    {
        lock (Gate)
        {
            if (_place is { } place && Waiting == 0 && Running == 0)
            {
                _mailbox = null;
                _place = null;
                Settings.Busy.Remove(place);
                TrimPosted();
            }
        }
    }

    /// <summary>Adds everything that waits or runs to a list, up to the list's bound.</summary>
    internal void ListPending(List<PendingCall> pending, int countMax)
    {
        if (IsIdle)
        {
            return;
        }

        lock (Gate)
        {
            _mailbox?.List((request, isRunning) =>
            {
                if (pending.Count < countMax)
                {
                    pending.Add(new(request, this, isRunning));
                }
            });
        }
    }

    /// <summary>Changes lifecycle fields of the subclass and looks what follows from it.</summary>
    private protected void Change<TState>(TState state, Action<TState> change)
    {
        lock (Gate)
        {
            MarkBusy();
            change(state);
            Settle();
        }
    }

    /// <summary>A request has ended: null stands for one that ran on its caller's thread.</summary>
    private protected virtual void Used(Request? request)
    {
    }

    /// <summary>How long a call took, standing for <paramref name="weight"/> of its kind.</summary>
    private protected virtual void Measured(TimeSpan latency, int weight)
    {
    }

    /// <inheritdoc/>
    private protected sealed override Request? Start() => IsOpen ? _mailbox?.Start() : null;

    /// <inheritdoc/>
    private protected sealed override void Run(Request request)
    {
        if (request.IsAbandoned)
        {
            lock (Gate)
            {
                Mailbox.End(request);
            }

            return;
        }

        if (request.Came.Ambient is { } ambient)
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
        request.Came.Since = Settings.Clock.GetTimestamp();
        request.Suspended();
        lock (Gate)
        {
            MarkBusy();
            Mailbox.AddRunning(request);
        }

        EndLater(request, execution);
        LeaveTurn();
    }

    /// <summary>Runs <see cref="End"/> wherever the execution completes; it takes the lock and runs no foreign
    /// code.</summary>
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
        lock (Gate)
        {
            Mailbox.End(request);
            if (request.IsCall)
            {
                Count(execution);
            }

            Used(request);
            Settle();
        }

        if (request.IsCall)
        {
            Measured(Settings.Clock.GetElapsedTime(request.Came.Since), 1);
        }

        request.Answer(execution);
    }

    /// <summary>Counts a call; the turn or the lock keeps others from counting at the same time.</summary>
    private void Count(Task execution)
    {
        _calls++;
        _errors += execution.IsFaulted ? 1 : 0;
    }

    private void Sample(Request request, long elapsed, bool isComplete)
    {
        request.Ran(elapsed);
        if (isComplete)
        {
            Measured(Stopwatch.GetElapsedTime(0, elapsed), InlineSampleMask + 1);
        }
    }

    private Mailbox Open()
    {
        _place = Settings.Busy.Add(this);
        return _mailbox = new();
    }
}
