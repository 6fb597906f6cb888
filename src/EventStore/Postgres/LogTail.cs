using System.Collections.Immutable;
using Npgsql;
using TradingPlatform.EventStore.Events;
using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.EventStore.Postgres;

/// <summary>Pages of the whole log in position order, cut where a late commit may still come (see <see cref="TailGaps"/>).</summary>
internal sealed class LogTail(NpgsqlDataSource source, EventCatalog catalog)
{
    // The snapshot's bounds come from the same statement, hence from the very snapshot that the rows are seen in.
    private const string Page = """
        SELECT e.seq_id, e.stream_id, e.version, e.type, e.data, e.timestamp, s.xmin, s.xmax
        FROM (SELECT pg_snapshot_xmin(p) AS xmin, pg_snapshot_xmax(p) AS xmax FROM pg_current_snapshot() AS p) AS s,
             events.mt_events AS e
        WHERE e.seq_id > $1 ORDER BY e.seq_id LIMIT $2
        """;

    private const int PausesMax = 8;
    private readonly TailGaps _gaps = new();
    private readonly Lock _gapsGate = new();

    /// <summary>The next safe page. When only a gap stands in the way, it waits a quarter of a second for it before it answers with
    /// nothing; ask again then.</summary>
    public async Task<ImmutableArray<StoredEvent>> ReadAsync(long after, int limit, CancellationToken cancellationToken)
    {
        for (var pauses = 0; ; pauses++)
        {
            var (rows, snapshot) = await QueryAsync(after, limit, cancellationToken);
            if (rows.Count == 0)
            {
                return [];
            }

            int safe;
            lock (_gapsGate)
            {
                safe = _gaps.SafeCount(after, rows.ConvertAll(row => row.Position), snapshot!);
            }

            if (safe > 0 || pauses == PausesMax)
            {
                return [.. rows.Take(safe).Select(row => row.Decode(catalog))];
            }

            await Task.Delay(TimeSpan.FromMilliseconds(1 << pauses), cancellationToken);
        }
    }

    private async Task<(List<EventRow> Rows, TailSnapshot? Snapshot)> QueryAsync(
        long after, int limit, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(Page);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = after });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<EventRow>();
        TailSnapshot? snapshot = null;
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(EventRow.Read(reader));
            snapshot ??= new TailSnapshot(reader.GetFieldValue<ulong>(6), reader.GetFieldValue<ulong>(7));
        }

        return (rows, snapshot);
    }
}
