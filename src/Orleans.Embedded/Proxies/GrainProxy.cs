using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>The base of the generated references: sends calls. A call to an idle grain whose method is known to be
/// quick runs at
/// once on this thread; every other call goes through the activation's line.</summary>
internal abstract class GrainProxy(GrainId id, GrainHost host, CallTarget target) : GrainReference(id)
{
    private TurnQueue? _known;

    internal override IReferences Host => host;

    /// <summary>Who answers.</summary>
    internal CallTarget CallTarget => target;

    protected Task<T> Send<T>(TaskCall<T> call) => host.HasOutgoingFilters ? SendFiltered(call) : SendNow(call);

    protected ValueTask<T> Send<T>(ValueTaskCall<T> call)
    {
        if (host.HasOutgoingFilters)
        {
            return new ValueTask<T>(SendFiltered(call));
        }

        if (!TryRunInline(call, out var execution))
        {
            return new ValueTask<T>(Queue(call));
        }

        return execution is null ? new ValueTask<T>(call.Promise)
            : execution.IsCompletedSuccessfully ? new ValueTask<T>(call.Outcome)
            : new ValueTask<T>(call.AnswerOf(execution));
    }

    protected Task SendPlain(PlainCall call) =>
        host.HasOutgoingFilters ? SendFiltered(call)
        : TryRunInline(call, out var execution)
            ? execution is null ? call.Promise : call.PlainAnswerOf(execution)
            : Queue(call);

    protected ValueTask SendPlainValue(PlainCall call)
    {
        if (host.HasOutgoingFilters)
        {
            return new ValueTask(SendFiltered(call));
        }

        if (!TryRunInline(call, out var execution))
        {
            return new ValueTask(Queue(call));
        }

        return execution is null ? new ValueTask(call.Promise)
            : execution.IsCompletedSuccessfully ? default
            : new ValueTask(call.AnswerOf(execution));
    }

    /// <summary>Sends a call that nobody waits for; a failure is logged.</summary>
    protected void Post<T>(AnsweredCall<T> call) =>
        _ = (host.HasOutgoingFilters ? SendFiltered(call) : SendNow(call)).ContinueWith(
            static (failed, state) =>
            {
                var (proxy, call) = ((GrainProxy, GrainCall))state!;
                proxy.LogLost(failed.Exception!.InnerException!, call);
            },
            ((GrainProxy)this, (GrainCall)call),
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);

    /// <summary>Sends a call as it is, past the filters of this side.</summary>
    internal Task<T> SendNow<T>(AnsweredCall<T> call) =>
        TryRunInline(call, out var execution)
            ? execution is null ? call.Promise : call.AnswerOf(execution)
            : Queue(call);

    private Task<T> SendFiltered<T>(AnsweredCall<T> call) =>
        new OutgoingCall<T>(this, call, host.OutgoingFilters).RunAsync();

    private void Prepare(GrainCall call)
    {
        call.Source = SynchronizationContext.Current as TurnQueue;
        call.ReadsOnly = call.Called.ReadsOnly;
        call.Interleaves = target.Interleaves(call);
    }

    private bool TryRunInline(GrainCall call, out Task? execution)
    {
        Prepare(call);
        execution = null;
        var thread = CallerThread.Own;
        if (!call.Called.RunsInline || !thread.HasRoom(host.Settings.InlineDepth))
        {
            return false;
        }

        var queue = _known ??= target.ResolveNow();
        if (queue is null)
        {
            return false;
        }

        if (!queue.TryEnter() && !queue.TryOpen(out var failure))
        {
            execution = failure is null ? null : Task.FromException(failure);
            return failure is not null;
        }

        // Nothing may throw between entering and leaving the turn.
        thread.Begin(call.Called);
        execution = queue.RunInline(call, thread, out var completed) ? completed : null;
        thread.End();
        return true;
    }

    private Task<T> Queue<T>(AnsweredCall<T> call)
    {
        var promise = call.Promise;
        call.Came.Ambient = ExecutionContext.Capture();
        call.Came.Since = host.Clock.GetTimestamp();
        if (call.Cancelled.IsCancellationRequested)
        {
            call.Answer(Task.FromCanceled(call.Cancelled));
        }
        else
        {
            call.WatchCancellation();
            _known = host.Deliver(call, target, isFromGrain: call.Source is Activation);
        }

        return promise;
    }

    private void LogLost(Exception failure, GrainCall call) => host.LostCalls.Note(failure, call.Title, target.Title);
}
