using System.Threading.Channels;
using Npgsql;
using TradingPlatform.EventStore.Appending;
using TradingPlatform.EventStore.Tailing;
using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.EventStore.Postgres;

/// <summary>The one writer of a process. Appends queue up while a commit runs; the next commit takes all of them, so
/// that many grains share one wait for the disk. Order is kept from the queue to the commit: while one batch waits for
/// the disk, the next is written on a second connection, and commits behind it.</summary>
/// <remarks>There is no thread of its own: whoever queues an append while nobody works does the sending, which saves
/// a lonely grain a change of threads. Nothing here resumes on the caller's scheduler (<c>ConfigureAwait(false)</c>),
/// for that is a grain's.</remarks>
internal sealed class Appender(
    string connectionString, EventLogOptions options, TimeProvider clock, CommitNews news) : IAsyncDisposable
{
    /// <summary>Fewer appends than this go in one round trip, alone; for more, a second one pays.</summary>
    private const int OverlapMin = 64;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    private readonly AppendQueue _queue = new(options, clock);

    /// <summary>Held by whoever works. Everything below is his.</summary>
    private readonly SemaphoreSlim _work = new(1);
    private AppendLane _lane = new(connectionString, options, clock);
    private AppendLane _otherLane = new(connectionString, options, clock);
    private CommitUnderWay? _underWay;
    private readonly HeldStreams _held = new();
    private TimeSpan _pause = FirstPause;
    private volatile Exception? _lastFault;

    /// <summary>Queues <paramref name="append"/> at once, in the caller's order, and completes when it is
    /// answered.</summary>
    public Task<AppendReceipt> AppendAsync(EncodedAppend append)
    {
        var pending = new PendingAppend(append, clock.GetTimestamp());
        if (!_queue.TryReserve(pending))
        {
            return Task.FromException<AppendReceipt>(
                Unavailable("Too many bytes wait to be stored.", outcomeUnknown: false));
        }

        if (!_queue.TryAdd(pending))
        {
            return QueueWithPatienceAsync(pending);
        }

        WorkIfNobodyDoes();
        return pending.Answer;
    }

    /// <summary>Takes no more, stores what has queued (or fails it, when the database is down), then lets go.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Close();
        await _work.WaitAsync();
        await EmptyQueueAsync();
        await _lane.DisposeAsync();
        await _otherLane.DisposeAsync();
        _work.Release();
    }

    private async Task<AppendReceipt> QueueWithPatienceAsync(PendingAppend pending)
    {
        try
        {
            await _queue.AddAsync(pending).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or ChannelClosedException)
        {
            throw e is ChannelClosedException
                ? new ObjectDisposedException(nameof(PostgresEventLog))
                : Unavailable("Too many appends wait to be stored.", outcomeUnknown: false);
        }

        WorkIfNobodyDoes();
        return await pending.Answer.ConfigureAwait(false);
    }

    private void WorkIfNobodyDoes()
    {
        if (!_work.Wait(0))
        {
            return;
        }

        // The work goes on for other callers too; what belongs to this one's call must not travel with it.
        using AsyncFlowControl? apart = ExecutionContext.IsFlowSuppressed() ? null : ExecutionContext.SuppressFlow();
        _ = WorkAsync(); // answers every append, its failures too; it cannot fail itself
    }

    private async Task WorkAsync()
    {
        do
        {
            try
            {
                await EmptyQueueAsync().ConfigureAwait(false);
            }
            finally
            {
                _work.Release();
            }
        }
        while (_queue.Count > 0 && _work.Wait(0)); // queued between the last look and the release
    }

    private async Task EmptyQueueAsync()
    {
        while (_queue.Count > 0 || _underWay is not null)
        {
            if (_queue.Count < OverlapMin && _underWay is not null)
            {
                // Meanwhile more queue up, and share the next commit.
                await WhileOthersWaitAsync(FinishAsync(), options.CommandLimit).ConfigureAwait(false);
                continue;
            }

            // Nothing is taken from the queue before there is a connection: what still queues is certainly not
            // committed.
            if (await _lane.ConnectAsync().ConfigureAwait(false) is { } fault)
            {
                _lastFault = fault;
                FailTheImpatient(options.Patience);
                await PauseAsync().ConfigureAwait(false);
                continue;
            }

            _pause = FirstPause;
            await WhileOthersWaitAsync(StoreAsync(_queue.TakeBatch()), options.CommandLimit).ConfigureAwait(false);
        }
    }

    /// <summary>Awaits <paramref name="work"/>, and tells those who have queued for longer than
    /// <paramref name="patience"/> meanwhile.</summary>
    private async Task WhileOthersWaitAsync(Task work, TimeSpan patience)
    {
        while (!work.IsCompleted)
        {
            try
            {
                await work.WaitAsync(Look, clock).ConfigureAwait(false);
            }
            catch (TimeoutException) when (!work.IsFaulted)
            {
                FailTheImpatient(patience);
            }
        }

        await work.ConfigureAwait(false);
    }

    private async Task StoreAsync(List<PendingAppend> batch)
    {
        var chains = new StreamChains();
        if (batch.Count < OverlapMin || batch.Exists(pending => _held.Meet(pending.Append))
            || !batch.TrueForAll(pending => chains.TryAdd(pending.Append)))
        {
            await StoreAloneAsync(batch, commit => commit.RunAsync(batch)).ConfigureAwait(false);
            return;
        }

        var symbols = batch.SelectMany(pending => pending.Append.Batches).Select(step => step.Symbol)
            .ToHashSet(StringComparer.Ordinal);
        if (_underWay is not null && !_underWay.IsApartFrom(chains, symbols))
        {
            await FinishAsync().ConfigureAwait(false);
        }

        NpgsqlTransaction written;
        try
        {
            written = await _lane.Connection.WriteAsync([.. batch.Select(pending => pending.Append)], chains)
                .ConfigureAwait(false);
        }
        catch (PostgresException e) when (e.MayBeOneOfThem())
        {
            await StoreAloneAsync(batch, commit => commit.RunCarefullyAsync(batch, isPatient: !e.IsHeld()))
                .ConfigureAwait(false);
            return;
        }
#pragma warning disable CA1031 // Every waiting caller is told, and the appender lives on with a fresh connection.
        catch (Exception e)
#pragma warning restore CA1031
        {
            await FailAsync(_lane, batch, e, outcomeUnknown: false).ConfigureAwait(false); // no commit was sent
            return;
        }

        await FinishAsync().ConfigureAwait(false); // what is durable implies what came before it
        _underWay = new CommitUnderWay(chains, symbols, CommitAsync(_lane, written, batch));
        (_lane, _otherLane) = (_otherLane, _lane);
    }

    private async Task FinishAsync()
    {
        if (_underWay is { } last)
        {
            await last.Answered.ConfigureAwait(false);
            _underWay = null;
        }
    }

    private async Task StoreAloneAsync(List<PendingAppend> batch, Func<BatchCommit, Task> store)
    {
        await FinishAsync().ConfigureAwait(false);
        try
        {
            await store(new BatchCommit(_lane.Connection, _held)).ConfigureAwait(false);
            _lastFault = null;
            news.Tell();
        }
#pragma warning disable CA1031 // Every waiting caller is told, and the appender lives on with a fresh connection.
        catch (Exception e)
#pragma warning restore CA1031
        {
            await FailAsync(_lane, batch, e, !e.CertainlyNotCommitted()).ConfigureAwait(false);
        }
    }

    private async Task CommitAsync(AppendLane lane, NpgsqlTransaction written, List<PendingAppend> batch)
    {
        try
        {
            await using (written.ConfigureAwait(false))
            {
                await written.CommitAsync().ConfigureAwait(false);
            }

            batch.ForEach(pending => pending.Durable());
            _lastFault = null;
            news.Tell();
        }
#pragma warning disable CA1031 // Every waiting caller is told, and the appender lives on with a fresh connection.
        catch (Exception e)
#pragma warning restore CA1031
        {
            await FailAsync(lane, batch, e, !e.CertainlyNotCommitted()).ConfigureAwait(false);
        }
    }

    private async Task FailAsync(AppendLane lane, List<PendingAppend> batch, Exception why, bool outcomeUnknown)
    {
        _lastFault = why;
        foreach (var pending in batch)
        {
            // One that is answered already keeps its answer.
            pending.Fail(Unavailable("The database failed during a commit.", outcomeUnknown));
        }

        await lane.DisposeAsync().ConfigureAwait(false);
    }

    private void FailTheImpatient(TimeSpan patience)
    {
        foreach (var oldest in _queue.TakeImpatient(patience))
        {
            oldest.Fail(Unavailable("The database does not answer.", outcomeUnknown: false));
        }
    }

    private async Task PauseAsync()
    {
#pragma warning disable CA5394 // Jitter keeps processes apart; it guards no secret.
        await Task.Delay(_pause * (0.75 + (Random.Shared.NextDouble() / 2)), clock).ConfigureAwait(false);
#pragma warning restore CA5394
        _pause = _pause * 2 < options.ReconnectPauseMax ? _pause * 2 : options.ReconnectPauseMax;
    }

    private EventLogUnavailableException Unavailable(string what, bool outcomeUnknown) =>
        new(_lastFault is null ? what : $"{what} {_lastFault.Message}", outcomeUnknown, _lastFault);
}
