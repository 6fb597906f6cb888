using System.Threading.Channels;
using Npgsql;
using TradingPlatform.EventStore.Appending;
using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.EventStore.Postgres;

/// <summary>The one writer of a process. Appends queue up while a commit runs; the next commit takes all of them, so that many
/// grains share one wait for the disk. Order is kept from the queue to the commit.</summary>
internal sealed class Appender : IAsyncDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private readonly string _connectionString;
    private readonly EventLogOptions _options;
    private readonly TimeProvider _clock;
    private readonly Channel<PendingAppend> _queue;
    private readonly Task _loop;
    private AppendConnection? _connection;
    private TimeSpan _pause = FirstPause;
    private Exception? _lastFault;
    private long _queuedBytes;

    public Appender(string connectionString, EventLogOptions options, TimeProvider clock)
    {
        (_connectionString, _options, _clock) = (connectionString, options, clock);
        _queue = Channel.CreateBounded<PendingAppend>(
            new BoundedChannelOptions(options.QueueMax) { SingleReader = true });
        _loop = Task.Run(RunAsync);
    }

    /// <summary>Queues <paramref name="append"/> at once, in the caller's order, and completes when it is answered.</summary>
    public Task AppendAsync(EncodedAppend append)
    {
        var pending = new PendingAppend(append, _clock.GetTimestamp());
        if (Interlocked.Add(ref _queuedBytes, append.Bytes) > _options.QueueBytesMax)
        {
            Forget(pending);
            return Task.FromException(Unavailable("Too many bytes wait to be stored.", outcomeUnknown: false));
        }

        return _queue.Writer.TryWrite(pending) ? pending.Answer : QueueWithPatienceAsync(pending);
    }

    /// <summary>Takes no more, stores what has queued (or fails it, when the database is down), then lets go.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _loop;
        await DropConnectionAsync();
    }

    private async Task QueueWithPatienceAsync(PendingAppend pending)
    {
        using var patience = new CancellationTokenSource(_options.Patience, _clock);
        try
        {
            await _queue.Writer.WriteAsync(pending, patience.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or ChannelClosedException)
        {
            Forget(pending);
            throw e is ChannelClosedException
                ? new ObjectDisposedException(nameof(PostgresEventLog))
                : Unavailable("Too many appends wait to be stored.", outcomeUnknown: false);
        }

        await pending.Answer;
    }

    private async Task RunAsync()
    {
        while (await _queue.Reader.WaitToReadAsync())
        {
            // Nothing is taken from the queue before there is a connection: what still queues is certainly not committed.
            if (await TryConnectAsync())
            {
                await CommitAsync(TakeBatch());
            }
            else
            {
                FailTheImpatient();
                await PauseAsync();
            }
        }
    }

    private async Task<bool> TryConnectAsync()
    {
        try
        {
            if (_connection is { IsOpen: true })
            {
                await _connection.ProbeAsync();
                return true;
            }

            await DropConnectionAsync();
            _connection = await AppendConnection.OpenAsync(_connectionString, _options, _clock);
            _pause = FirstPause;
            return true;
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException or System.Net.Sockets.SocketException or IOException)
        {
            _lastFault = e;
            await DropConnectionAsync();
            return false;
        }
    }

    private List<PendingAppend> TakeBatch()
    {
        var batch = new List<PendingAppend>();
        var (items, bytes) = (0, 0L);
        while (_queue.Reader.TryPeek(out var next)
            && (batch.Count == 0
                || (items + next.Append.Items <= _options.BatchItemsMax && bytes + next.Append.Bytes <= _options.BatchBytesMax)))
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
            await new BatchCommit(_connection!).RunAsync(batch);
        }
#pragma warning disable CA1031 // Whatever happened, every waiting caller is told, and the appender lives on with a fresh connection.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _lastFault = e;
            var unknown = !e.CertainlyNotCommitted();
            foreach (var pending in batch)
            {
                pending.Fail(Unavailable("The database failed during a commit.", unknown)); // answered ones keep their answer
            }

            await DropConnectionAsync();
        }
    }

    private void FailTheImpatient()
    {
        while (_queue.Reader.TryPeek(out var oldest)
            && _clock.GetElapsedTime(oldest.QueuedAtTicks) > _options.Patience)
        {
            _queue.Reader.TryRead(out _);
            Forget(oldest);
            oldest.Fail(Unavailable("The database cannot be reached.", outcomeUnknown: false));
        }
    }

    private async Task PauseAsync()
    {
#pragma warning disable CA5394 // Jitter keeps processes apart; it guards no secret.
        await Task.Delay(_pause * (0.75 + (Random.Shared.NextDouble() / 2)), _clock);
#pragma warning restore CA5394
        _pause = _pause * 2 < _options.ReconnectPauseMax ? _pause * 2 : _options.ReconnectPauseMax;
    }

    private void Forget(PendingAppend pending) => Interlocked.Add(ref _queuedBytes, -pending.Append.Bytes);

    private EventLogUnavailableException Unavailable(string what, bool outcomeUnknown) =>
        new(_lastFault is null ? what : $"{what} {_lastFault.Message}", outcomeUnknown, _lastFault);

    private async Task DropConnectionAsync()
    {
        if (_connection is { } broken)
        {
            _connection = null;
            await broken.DisposeAsync();
        }
    }
}
