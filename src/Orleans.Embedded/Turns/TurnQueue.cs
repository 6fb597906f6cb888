using System.Diagnostics;

namespace Orleans.Embedded;

/// <summary>Serves requests in turns, by the rules of interleaving: on a thread of its own, or on the caller's thread
/// when it is idle.</summary>
internal abstract class TurnQueue(TurnSettings settings) : TurnLoop(settings)
{
    private Mailbox? _mailbox;

    /// <summary>Who answers requests; null until it is ready.</summary>
    internal object? Target { get; private protected set; }

    /// <summary>The filters around its calls, outermost first.</summary>
    internal virtual IIncomingGrainCallFilter[] Filters => [];

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

    /// <summary>Runs a call on the caller's thread, after <see cref="TurnLoop.TryEnter"/>, and ends the
    /// turn.</summary>
    /// <returns>Whether <paramref name="execution"/> has completed; otherwise the call will be answered
    /// later.</returns>
    internal bool RunInline(GrainCall call, CallerThread thread, out Task execution)
    {
        var tally = TallyOf(call);
        var count = tally?.Of(thread);
        var outer = Current;
        var ambient = ExecutionContext.Capture();
        var isSampled = count is { IsSampleDue: true };
        var started = isSampled ? Stopwatch.GetTimestamp() : 0;
        SetSynchronizationContext(this);
        execution = call.Execute(this);
        SetSynchronizationContext(outer);
        RestoreAmbient(ambient);
        if (isSampled)
        {
            Sample(call, tally!, Stopwatch.GetTimestamp() - started, execution.IsCompleted);
        }

        if (!execution.IsCompleted)
        {
            Suspend(call, execution);
            return false;
        }

        count?.Add(execution);
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
            if (_mailbox is { Waiting: 0, Running: 0, Place: { } place })
            {
                _mailbox = null;
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

    /// <summary>Where calls like this one are counted; null where nobody counts.</summary>
    private protected virtual MethodTally? TallyOf(GrainCall call) => null;

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
            Used(request);
            Settle();
        }

        if (request is GrainCall call && TallyOf(call) is { } tally)
        {
            tally.Of(CallerThread.Own).Add(execution);
            tally.Latency.Record(Settings.Clock.GetElapsedTime(call.Came.Since), 1);
        }

        request.Answer(execution);
    }

    private static void Sample(GrainCall call, MethodTally tally, long elapsed, bool isComplete)
    {
        call.Ran(elapsed);
        if (isComplete)
        {
            tally.Latency.Record(Stopwatch.GetElapsedTime(0, elapsed), CallCount.SampleEvery);
        }
    }

    private Mailbox Open() => _mailbox = new() { Place = Settings.Busy.Add(this) };
}
