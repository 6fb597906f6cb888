using System.Threading.Channels;
using Npgsql;
using TradingPlatform.EventStore.Appending;
using TradingPlatform.EventStore.Tailing;
using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.EventStore.Postgres;

/// <summary>The one writer of a process. Appends queue up while a commit runs; the next commit takes all of them, so
/// that many grains share one wait for the disk. Order is kept from the queue to the commit.</summary>
/// <remarks>There is no thread of its own: whoever queues an append while nobody works does the sending, which saves
/// a lonely grain a change of threads. Nothing here resumes on the caller's scheduler (<c>ConfigureAwait(false)</c>),
/// for that is a grain's.</remarks>
internal sealed class Appender(
    string connectionString, EventLogOptions options, TimeProvider clock, CommitNews news) : IAsyncDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);

    private readonly Channel<PendingAppend> _queue = Channel.CreateBounded<PendingAppend>(
        new BoundedChannelOptions(options.QueueMax) { SingleReader = true });

    /// <summary>Held by whoever works. Everything below but the byte count is his.</summary>
    private readonly SemaphoreSlim _work = new(1);
    private AppendConnection? _connection;
    private TimeSpan _pause = FirstPause;
    private Exception? _lastFault;
    private long _queuedBytes;

    /// <summary>Queues <paramref name="append"/> at once, in the caller's order, and completes when it is
    /// answered.</summary>
    public Task<AppendReceipt> AppendAsync(EncodedAppend append)
    {
        var pending = new PendingAppend(append, clock.GetTimestamp());
        if (Interlocked.Add(ref _queuedBytes, append.Bytes) > options.QueueBytesMax)
        {
            Forget(pending);
            return Task.FromException<AppendReceipt>(
                Unavailable("Too many bytes wait to be stored.", outcomeUnknown: false));
        }

        if (!_queue.Writer.TryWrite(pending))
        {
            return QueueWithPatienceAsync(pending);
        }

        WorkIfNobodyDoes();
        return pending.Answer;
    }

    /// <summary>Takes no more, stores what has queued (or fails it, when the database is down), then lets go.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _work.WaitAsync();
        await EmptyQueueAsync();
        await DropConnectionAsync();
        _work.Release();
    }

    private async Task<AppendReceipt> QueueWithPatienceAsync(PendingAppend pending)
    {
        using var patience = new CancellationTokenSource(options.Patience, clock);
        try
        {
            await _queue.Writer.WriteAsync(pending, patience.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or ChannelClosedException)
        {
            Forget(pending);
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
        while (_queue.Reader.TryPeek(out _) && _work.Wait(0)); // queued between the last look and the release
    }

    private async Task EmptyQueueAsync()
    {
        while (_queue.Reader.TryPeek(out _))
        {
            // Nothing is taken from the queue before there is a connection: what still queues is certainly not
            // committed.
            if (await TryConnectAsync().ConfigureAwait(false))
            {
                await CommitAsync(TakeBatch()).ConfigureAwait(false);
            }
            else
            {
                FailTheImpatient();
                await PauseAsync().ConfigureAwait(false);
            }
        }
    }

    private async Task<bool> TryConnectAsync()
    {
        try
        {
            if (_connection is { IsOpen: true })
            {
                await _connection.ProbeAsync().ConfigureAwait(false);
                return true;
            }

            await DropConnectionAsync().ConfigureAwait(false);
            _connection = await AppendConnection.OpenAsync(connectionString, options, clock).ConfigureAwait(false);
            _pause = FirstPause;
            return true;
        }
#pragma warning disable CA1031 // Whoever waits too long is told what it was; meanwhile it tries again.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _lastFault = e;
            await DropConnectionAsync().ConfigureAwait(false);
            return false;
        }
    }

    private List<PendingAppend> TakeBatch()
    {
        var batch = new List<PendingAppend>();
        var (items, bytes) = (0, 0L);
        while (_queue.Reader.TryPeek(out var next)
            && (batch.Count == 0
                || (items + next.Append.Items <= options.BatchItemsMax
                    && bytes + next.Append.Bytes <= options.BatchBytesMax)))
        {
            _queue.Reader.TryRead(out _);
            Forget(next);
            items += next.Append.Items;
            bytes += next.Append.Bytes;
            batch.Add(next);
        }

        return batch;
    }

    private async Task CommitAsync(List<PendingAppend> batch)
    {
        try
        {
            await new BatchCommit(_connection!).RunAsync(batch).ConfigureAwait(false);
            news.Tell();
        }
#pragma warning disable CA1031 // Every waiting caller is told, and the appender lives on with a fresh connection.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _lastFault = e;
            var unknown = !e.CertainlyNotCommitted();
            foreach (var pending in batch)
            {
                // One that is answered already keeps its answer.
                pending.Fail(Unavailable("The database failed during a commit.", unknown));
            }

            await DropConnectionAsync().ConfigureAwait(false);
        }
    }

    private void FailTheImpatient()
    {
        while (_queue.Reader.TryPeek(out var oldest)
            && clock.GetElapsedTime(oldest.QueuedAtTicks) > options.Patience)
        {
            _queue.Reader.TryRead(out _);
            Forget(oldest);
            oldest.Fail(Unavailable("The database cannot be reached.", outcomeUnknown: false));
        }
    }

    private async Task PauseAsync()
    {
#pragma warning disable CA5394 // Jitter keeps processes apart; it guards no secret.
        await Task.Delay(_pause * (0.75 + (Random.Shared.NextDouble() / 2)), clock).ConfigureAwait(false);
#pragma warning restore CA5394
        _pause = _pause * 2 < options.ReconnectPauseMax ? _pause * 2 : options.ReconnectPauseMax;
    }

    private void Forget(PendingAppend pending) => Interlocked.Add(ref _queuedBytes, -pending.Append.Bytes);

    private EventLogUnavailableException Unavailable(string what, bool outcomeUnknown) =>
        new(_lastFault is null ? what : $"{what} {_lastFault.Message}", outcomeUnknown, _lastFault);

    private async Task DropConnectionAsync()
    {
        if (_connection is { } broken)
        {
            _connection = null;
            try
            {
                await broken.DisposeAsync().ConfigureAwait(false);
            }
#pragma warning disable CA1031 // It is being thrown away because it is broken; that it says so again is no news.
            catch (Exception e)
#pragma warning restore CA1031
            {
                _lastFault = e;
            }
        }
    }
}
