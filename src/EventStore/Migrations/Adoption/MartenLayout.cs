using System.Collections.Immutable;
using Npgsql;

namespace TradingPlatform.EventStore.Migrations.Adoption;

/// <summary>Compares a store that Marten made with what the platform needs.</summary>
internal static class MartenLayout
{
    private const string Columns = """
        SELECT c.relname || '.' || a.attname, format_type(a.atttypid, a.atttypmod)
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
        WHERE c.oid IN (to_regclass('events.mt_streams'), to_regclass('events.mt_events'))
        AND a.attnum > 0 AND NOT a.attisdropped
        """;

    // Each line asks one question whose answer is no row when all is well.
    private const string Questions = $"""
        SELECT c.relname, 'is partitioned',
            'Set Events.UseArchivedStreamPartitioning and Events.UseTenantPartitionedEvents = false in a new store.'
        FROM pg_class c WHERE c.relkind = 'p'
        AND c.oid IN (to_regclass('events.mt_streams'), to_regclass('events.mt_events'))
        UNION ALL SELECT 'mt_streams', 'has another key than id',
            'Set Events.TenancyStyle = TenancyStyle.Single in a new store.'
        WHERE NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = to_regclass('events.mt_streams')
            AND contype = 'p' AND pg_get_constraintdef(oid) = 'PRIMARY KEY (id)')
        UNION ALL SELECT 'mt_events', 'has no unique index on stream and version alone',
            'Set Events.TenancyStyle = TenancyStyle.Single in a new store.'
        WHERE NOT EXISTS (SELECT FROM pg_indexes WHERE schemaname = 'events'
            AND indexname = 'pk_mt_events_stream_and_version' AND indexdef LIKE '%UNIQUE%(stream_id, version)')
        UNION ALL SELECT 'mt_quick_append_events', 'takes or answers something else',
            'Set Events.AppendMode = EventAppendMode.QuickWithServerTimestamps, EnableBigIntEvents = true and '
            || 'MetadataConfig as in docs/marten.md, drop the function, and apply the change.'
        FROM pg_proc p WHERE p.proname = 'mt_quick_append_events'
        AND p.pronamespace = (SELECT oid FROM pg_namespace WHERE nspname = 'events')
        AND pg_get_function_identity_arguments(p.oid) || ' ' || pg_get_function_result(p.oid) <> '{Append}'
        """;

    private const string Contents = """
        (SELECT 'stream ' || id, 'has a name that no stream here can have',
            'Ids are 1 to 200 printable ASCII characters without spaces; copy its events to a stream with such a name.'
        FROM events.mt_streams WHERE id !~ '^[!-~]{1,200}$' ORDER BY id LIMIT 1)
        UNION ALL (SELECT 'stream ' || s.id, 'does not count its events from 1 to its version',
            CASE s.id WHEN 'mt_tombstone' THEN 'Marten fills burnt numbers with it; delete the stream, its events '
                'say nothing.' ELSE 'Its version and its events contradict each other; mend it by hand first.' END
        FROM events.mt_streams s LEFT JOIN (
            SELECT stream_id, count(*) AS events, min(version) AS first, max(version) AS last
            FROM events.mt_events GROUP BY stream_id) e ON e.stream_id = s.id
        WHERE coalesce(s.version, 0) <> coalesce(e.events, 0) OR coalesce(e.last, 0) <> coalesce(e.events, 0)
            OR coalesce(e.first, 1) <> 1
        ORDER BY s.id LIMIT 1)
        """;

    private const string Append = "stream character varying, stream_type character varying, "
        + "tenantid character varying, event_ids uuid[], event_types character varying[], "
        + "dotnet_types character varying[], bodies jsonb[], bdatas bytea[], causation_ids character varying[], "
        + "correlation_ids character varying[], headers jsonb[], timestamps timestamp with time zone[], "
        + "expected_version bigint bigint[]";

    /// <summary>Everything that does not fit; the contents are looked at once the layout does. Reads every event's
    /// stream and version once.</summary>
    public static async Task<ImmutableArray<LayoutMisfit>> MisfitsAsync(
        NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (var row in RowsAsync(connection, Columns, cancellationToken))
        {
            found.Add(row.GetString(0), row.GetString(1));
        }

        ImmutableArray<LayoutMisfit> misfits =
            [.. Compare(found), .. await AskAsync(connection, Questions, cancellationToken)];
        return misfits.IsEmpty ? await AskAsync(connection, Contents, cancellationToken) : misfits;
    }

    private static IEnumerable<LayoutMisfit> Compare(Dictionary<string, string> found)
    {
        var wanted = MartenColumns.Types;
        foreach (var column in wanted.Keys.Union(found.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var (want, have) = (wanted.GetValueOrDefault(column), found.GetValueOrDefault(column));
            if (!string.Equals(want, have, StringComparison.Ordinal))
            {
                var what = have is null ? "is missing" : want is null ? "is not expected" : $"is {have}, not {want}";
                yield return new LayoutMisfit(column, what, MartenColumns.Advice(column));
            }
        }
    }

    private static async Task<ImmutableArray<LayoutMisfit>> AskAsync(
        NpgsqlConnection connection, string questions, CancellationToken cancellationToken)
    {
        var misfits = ImmutableArray.CreateBuilder<LayoutMisfit>();
        await foreach (var row in RowsAsync(connection, questions, cancellationToken))
        {
            misfits.Add(new LayoutMisfit(row.GetString(0), row.GetString(1), row.GetString(2)));
        }

        return misfits.ToImmutable();
    }

    private static async IAsyncEnumerable<NpgsqlDataReader> RowsAsync(
        NpgsqlConnection connection,
        string sql,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 }; // counts a whole store
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            yield return rows;
        }
    }
}
