using Npgsql;
using TradingPlatform.EventStore.Postgres;
using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.EventStore.Archiving;

/// <summary>Closes streams for ever, the way Marten does: the stream and its events are marked, can be read, and take
/// nothing more. Readers of the log see the mark on each event and may leave it out.</summary>
public sealed class StreamArchive(string connectionString) : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source = ReadSource.Create(connectionString, new EventLogOptions());

    /// <summary>Archives <paramref name="stream"/>; one that is archived already stays so. Durable when it
    /// returns.</summary>
    /// <param name="stream">Its id.</param>
    /// <param name="seenVersion">The version that the caller has seen: nothing is closed unread.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="StaleStreamException">The stream has more events than that, fewer, or none.</exception>
    /// <exception cref="EventLogUnavailableException">The database does not answer; the same may be asked
    /// again.</exception>
    public async Task ArchiveAsync(string stream, long seenVersion, CancellationToken cancellationToken)
    {
        var isArchived = await ReadSource.AskAsync(
            _source, () => CloseAsync(stream, seenVersion, cancellationToken));
        if (!isArchived)
        {
            throw new StaleStreamException(stream, seenVersion);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private async Task<bool> CloseAsync(string stream, long seenVersion, CancellationToken cancellationToken)
    {
        await using var close = _source.CreateCommand("SELECT events.archive_stream($1, $2)");
        close.Parameters.Add(new() { Value = stream });
        close.Parameters.Add(new() { Value = seenVersion });
        if (await close.ExecuteScalarAsync(cancellationToken) is true)
        {
            return true;
        }

        await using var look = _source.CreateCommand("SELECT is_archived FROM events.mt_streams WHERE id = $1");
        look.Parameters.Add(new() { Value = stream });
        return await look.ExecuteScalarAsync(cancellationToken) is true;
    }
}
