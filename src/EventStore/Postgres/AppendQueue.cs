using System.Threading.Channels;
using TradingPlatform.EventStore.Appending;

namespace TradingPlatform.EventStore.Postgres;

/// <summary>The appends that wait for the appender, bounded in number and bytes. Anybody adds, one takes.</summary>
internal sealed class AppendQueue(EventLogOptions options, TimeProvider clock)
{
    private readonly Channel<PendingAppend> _queue = Channel.CreateBounded<PendingAppend>(
        new BoundedChannelOptions(options.QueueMax) { SingleReader = true });

    /// <summary>What a waiting append takes besides its bodies, about: many small ones are bounded too.</summary>
    private const int BytesBeside = 1_024;

    private long _bytes;

    /// <summary>How many wait.</summary>
    public int Count => _queue.Reader.Count;

    /// <summary>Counts <paramref name="pending"/>'s bytes; false when they are too many, and then it must not be
    /// added.</summary>
    public bool TryReserve(PendingAppend pending)
    {
        if (Interlocked.Add(ref _bytes, pending.Append.Bytes + BytesBeside) <= options.QueueBytesMax)
        {
            return true;
        }

        Release(pending);
        return false;
    }

    /// <summary>Adds at once what has room; false when there is none.</summary>
    public bool TryAdd(PendingAppend pending) => _queue.Writer.TryWrite(pending);

    /// <summary>Waits for room, as long as the options' patience lasts.</summary>
    /// <exception cref="OperationCanceledException">There was none in time; its bytes are not counted any more.
    /// </exception>
    /// <exception cref="ChannelClosedException">Nothing is taken any more; nor are they then.</exception>
    public async Task AddAsync(PendingAppend pending)
    {
        using var patience = new CancellationTokenSource(options.Patience, clock);
        try
        {
            await _queue.Writer.WriteAsync(pending, patience.Token).ConfigureAwait(false);
        }
        catch
        {
            Release(pending);
            throw;
        }
    }

    /// <summary>Lets nobody add any more.</summary>
    public void Close() => _queue.Writer.TryComplete();

    /// <summary>As many as go into one commit; at least one when one waits.</summary>
    public List<PendingAppend> TakeBatch()
    {
        var batch = new List<PendingAppend>();
        var (items, bytes) = (0, 0L);
        while (_queue.Reader.TryPeek(out var next)
            && (batch.Count == 0
                || (items + next.Append.Items <= options.BatchItemsMax
                    && bytes + next.Append.Bytes <= options.BatchBytesMax)))
        {
            _queue.Reader.TryRead(out _);
            Release(next);
            items += next.Append.Items;
            bytes += next.Append.Bytes;
            batch.Add(next);
        }

        return batch;
    }

    /// <summary>Those that have waited longer than <paramref name="patience"/>.</summary>
    public IEnumerable<PendingAppend> TakeImpatient(TimeSpan patience)
    {
        while (_queue.Reader.TryPeek(out var oldest) && clock.GetElapsedTime(oldest.QueuedAtTicks) > patience)
        {
            _queue.Reader.TryRead(out _);
            Release(oldest);
            yield return oldest;
        }
    }

    private void Release(PendingAppend pending) => Interlocked.Add(ref _bytes, -pending.Append.Bytes - BytesBeside);
}
