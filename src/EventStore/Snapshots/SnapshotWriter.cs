using System.Threading.Channels;
using Npgsql;

namespace TradingPlatform.EventStore.Snapshots;

/// <summary>Keeps snapshots on PostgreSQL behind the writers' backs. What cannot be kept is dropped and counted: it is
/// offered again when the stream has grown.</summary>
internal sealed class SnapshotWriter : IAsyncDisposable
{
    private const int WaitingMax = 256;

    // An older one never replaces a newer one of the same shape: two activations may offer in any order.
    private const string Keep = """
        INSERT INTO events.snapshots AS kept (stream_id, version, shape, body, taken_at) VALUES ($1, $2, $3, $4, now())
        ON CONFLICT (stream_id) DO UPDATE
        SET version = excluded.version, shape = excluded.shape, body = excluded.body, taken_at = excluded.taken_at
        WHERE kept.shape <> excluded.shape OR kept.version < excluded.version
        """;

    private readonly NpgsqlDataSource _source;
    private readonly Channel<Func<SnapshotRow>> _waiting = Channel.CreateBounded<Func<SnapshotRow>>(
        new BoundedChannelOptions(WaitingMax) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private readonly Task _work;
    private long _dropped;

    public SnapshotWriter(NpgsqlDataSource source)
    {
        _source = source;
        using var apart = ExecutionContext.SuppressFlow();
        _work = Task.Run(WorkAsync);
    }

    /// <summary>How many were not kept, because too many waited or the database refused.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>Why the last one was not kept; null while none was dropped by the database.</summary>
    public Exception? LastFault { get; private set; }

    /// <summary>Takes a snapshot that <paramref name="make"/> makes later, on another thread.</summary>
    public void Offer(Func<SnapshotRow> make)
    {
        if (!_waiting.Writer.TryWrite(make))
        {
            Interlocked.Increment(ref _dropped);
        }
    }

    /// <summary>Takes no more, and keeps what waits.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _work;
    }

    private async Task WorkAsync()
    {
        await foreach (var make in _waiting.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            try
            {
                await KeepAsync(make()).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // A cache that is not written costs time at the next activation, and nothing else.
            catch (Exception e)
#pragma warning restore CA1031
            {
                LastFault = e;
                Interlocked.Increment(ref _dropped);
            }
        }
    }

    private async Task KeepAsync(SnapshotRow row)
    {
        var command = _source.CreateCommand(Keep);
        await using (command.ConfigureAwait(false))
        {
            command.Parameters.Add(new() { Value = row.Stream });
            command.Parameters.Add(new() { Value = row.Version });
            command.Parameters.Add(new() { Value = row.Shape });
            command.Parameters.Add(new() { Value = row.Body });
            await command.ExecuteNonQueryAsync().ConfigureAwait(false);
        }
    }
}
