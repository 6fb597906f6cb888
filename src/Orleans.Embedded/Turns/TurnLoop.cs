using Microsoft.Extensions.Logging;

namespace Orleans.Embedded;

/// <summary>Runs code in turns that never overlap, and what follows an <c>await</c> in later turns of the same loop. An
/// idle loop can
/// be entered without a lock; as soon as anything waits or is under way, everything goes through the lock.</summary>
internal abstract class TurnLoop(TurnSettings settings) : SynchronizationContext, IThreadPoolWorkItem
{
    /// <summary>Somebody runs a turn.</summary>
    private const int Turn = 1;

    /// <summary>Something waits or is under way, or the loop is closed to direct entry: only the lock's holder changes
    /// the state.</summary>
    private const int Busy = 2;

    private Queue<(SendOrPostCallback Callback, object? State)>? _posted;
    private int _state = Busy;
    private bool _isScheduled;

    /// <summary>What all loops of a host share.</summary>
    internal TurnSettings Settings { get; } = settings;

    /// <summary>Whether nothing waits and nothing is under way, as far as one can tell without the lock.</summary>
    internal bool IsIdle => Volatile.Read(ref _state) == 0;

    /// <summary>Whom it serves, for messages.</summary>
    internal abstract string Title { get; }

    /// <summary>Guards everything that is not the direct way in. It is the loop itself: a lock of its own would be one
    /// object more for each of a million idle grains, and who holds it runs no foreign code.</summary>
    private protected object Gate => this;

    /// <summary>Under the lock: whether a request can start.</summary>
    private protected abstract bool HasWork { get; }

    /// <summary>Under the lock: whether no request waits or runs and the next may come in directly.</summary>
    private protected abstract bool IsQuiet { get; }

    /// <inheritdoc/>
    public override void Post(SendOrPostCallback d, object? state)
    {
        lock (Gate)
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
        lock (Gate)
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
        while (items < Settings.Scheduler.ItemsPerVisit && RunNext())
        {
            items++;
        }

        SetSynchronizationContext(outer);
        if (items == Settings.Scheduler.ItemsPerVisit)
        {
            LeaveTurn();
        }
    }

    /// <summary>Enters an idle loop directly. Whoever gets true runs the turn and ends it with
    /// <see cref="LeaveDirectly"/>.</summary>
    internal bool TryEnter() => Interlocked.CompareExchange(ref _state, Turn, 0) == 0;

    /// <summary>Under the lock: takes the turn of a loop that is closed to direct entry, unless somebody has it or is
    /// on the way. Whoever gets true ends it with <see cref="LeaveTurn"/> or <see cref="LeaveDirectly"/>.</summary>
    private protected bool TryTakeTurn()
    {
        var isFree = _state == Busy && !_isScheduled && _posted is not { Count: > 0 };
        if (isFree)
        {
            _state = Turn | Busy;
        }

        return isFree;
    }

    /// <summary>Ends a turn that was entered directly.</summary>
    private protected void LeaveDirectly()
    {
        if (Interlocked.CompareExchange(ref _state, 0, Turn) != Turn)
        {
            LeaveTurn();
        }
    }

    /// <summary>Ends a turn, and gets a thread for what came in meanwhile.</summary>
    private protected void LeaveTurn()
    {
        lock (Gate)
        {
            _state = Busy;
            Settle();
        }
    }

    /// <summary>Runs the host's own code in the turn that this thread has, without the caller's ambient
    /// values.</summary>
    private protected T InTurn<T>(Func<TurnLoop, T> run)
    {
        var outer = Current;
        var ambient = ExecutionContext.Capture();
        SetSynchronizationContext(this);
        var thread = CallerThread.Own;
        thread.Begin(null);
        AmbientValues.Clear();
        var result = run(this);
        RestoreAmbient(ambient);
        thread.End();
        SetSynchronizationContext(outer);
        return result;
    }

    /// <summary>Under the lock: closes the direct way in until <see cref="Settle"/> finds nothing left.</summary>
    private protected void MarkBusy() => Interlocked.Or(ref _state, Busy);

    /// <summary>Under the lock: adds code that runs in a turn of its own, before requests.</summary>
    private protected void PostLocked(SendOrPostCallback callback, object? state)
    {
        MarkBusy();
        (_posted ??= new()).Enqueue((callback, state));
    }

    /// <summary>Under the lock: lets go of the memory of code that has run.</summary>
    private protected void TrimPosted()
    {
        if (_posted is { Count: 0 })
        {
            _posted = null;
        }
    }

    /// <summary>Under the lock, after every change: gets a thread if something can run; opens the direct way in if
    /// nothing is left. While somebody has the turn nobody else can know whether what runs in it has ended, so whoever
    /// has it looks when it ends.</summary>
    private protected void Settle()
    {
        if ((_state & Turn) != 0)
        {
            return;
        }

        Advance();
        if (_isScheduled)
        {
            return;
        }

        if (_posted is { Count: > 0 } || HasWork)
        {
            _isScheduled = true;
            Settings.Scheduler.Schedule(this);
        }
        else if (IsQuiet)
        {
            Volatile.Write(ref _state, 0);
        }
    }

    /// <summary>Under the lock, whenever something changed: a lifecycle may move on, with
    /// <see cref="PostLocked"/>.</summary>
    private protected virtual void Advance()
    {
    }

    /// <summary>Under the lock: the request that starts next, or null.</summary>
    private protected abstract Request? Start();

    /// <summary>Runs a request that was started. Never throws.</summary>
    private protected abstract void Run(Request request);

    private bool RunNext()
    {
        (SendOrPostCallback Callback, object? State)? posted;
        Request? request;
        lock (Gate)
        {
            Advance();
            posted = _posted is { Count: > 0 } waiting ? waiting.Dequeue() : null;
            request = posted is null ? Start() : null;
            if (posted is null && request is null)
            {
                _state = Busy;
                Settle();
                return false;
            }
        }

        var ambient = ExecutionContext.Capture();
        if (request is not null)
        {
            Run(request);
        }
        else
        {
            Run(posted!.Value.Callback, posted.Value.State);
        }

        RestoreAmbient(ambient);
        return true;
    }

    private void Run(SendOrPostCallback callback, object? state)
    {
        try
        {
            callback(state);
        }
        catch (Exception failure)
        {
            // Only an async void method or a raw post gets here; nobody else could tell of it.
            Settings.Log.LogError(failure, "Code posted to {Grain} failed.", Title);
        }
    }

    /// <summary>Takes back what code changed of the thread's ambient values.</summary>
    private protected static void RestoreAmbient(ExecutionContext? ambient)
    {
        if (ambient is not null && !ReferenceEquals(ExecutionContext.Capture(), ambient))
        {
            ExecutionContext.Restore(ambient);
        }
    }
}
