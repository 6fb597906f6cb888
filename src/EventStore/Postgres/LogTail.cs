using System.Collections.Immutable;
using Npgsql;
using TradingPlatform.EventStore.Tailing;

namespace TradingPlatform.EventStore.Postgres;

/// <summary>Pages of the whole log in position order, cut where a late commit may still come (see
/// <see cref="TailGaps"/>).</summary>
internal sealed class LogTail(NpgsqlDataSource source)
{
    // xmin comes from the same statement, hence from the very snapshot that the rows are seen in.
    private const string Page = $"""
        SELECT {EventColumns.All}, s.xmin
        FROM (SELECT pg_snapshot_xmin(pg_current_snapshot()) AS xmin) AS s, events.mt_events AS e
        WHERE e.seq_id > $1 ORDER BY e.seq_id LIMIT $2
        """;

    private const int PausesMax = 8;
    private readonly TailGaps _gaps = new();
    private readonly Lock _gapsGate = new();

    /// <summary>The next safe page. When only a gap stands in the way, it waits a quarter of a second for it before it
    /// answers with nothing; ask again then.</summary>
    public async Task<ImmutableArray<RawEvent>> ReadAsync(long after, int limit, CancellationToken cancellationToken)
    {
        for (var pauses = 0; ; pauses++)
        {
            var (rows, xmin) = await QueryAsync(after, limit, cancellationToken);
            TailGap? gap;
            int safe;
            bool isNew;
            lock (_gapsGate)
            {
                safe = _gaps.SafeCount(after, rows.ConvertAll(row => row.Position), xmin, out gap);
                isNew = gap is not null && _gaps.IsNew(gap);
            }

            if (safe > 0 || gap is null || pauses == PausesMax)
            {
                return [.. rows.Take(safe)];
            }

            if (isNew)
            {
                await DrawBarrierAsync(gap, cancellationToken);
            }

            await Task.Delay(TimeSpan.FromMilliseconds((1 << pauses) - 1), cancellationToken);
        }
    }

    private async Task DrawBarrierAsync(TailGap gap, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand("SELECT pg_current_xact_id()");
        var barrier = (ulong)(await command.ExecuteScalarAsync(cancellationToken))!;
        lock (_gapsGate)
        {
            _gaps.Remember(gap, barrier);
        }
    }

    private async Task<(List<RawEvent> Rows, ulong Xmin)> QueryAsync(
        long after, int limit, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(Page);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = after });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<RawEvent>();
        var xmin = 0UL;
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(EventColumns.Read(reader));
            xmin = reader.GetFieldValue<ulong>(EventColumns.Count);
        }

        return (rows, xmin);
    }
}
