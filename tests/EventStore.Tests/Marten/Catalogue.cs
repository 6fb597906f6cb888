using Npgsql;

namespace TradingPlatform.EventStore.Tests.Marten;

/// <summary>What lies in schema <c>events</c>, one line for each thing, as PostgreSQL itself tells it.</summary>
internal static class Catalogue
{
    private const string Lines = """
        SELECT 'column ' || c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
            || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END
            || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')
            || CASE WHEN o.collname = 'C' THEN ' collate C' ELSE '' END
        FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
        LEFT JOIN pg_collation o ON o.oid = a.attcollation
        WHERE c.relnamespace = 'events'::regnamespace AND c.relkind IN ('r', 'p')
        UNION ALL SELECT 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
        FROM pg_constraint WHERE connamespace = 'events'::regnamespace
        UNION ALL SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'events'
        UNION ALL SELECT 'sequence ' || sequencename || ' cache ' || cache_size || ' by ' || increment_by
            || ' from ' || start_value || ' owned by ' || coalesce(
                (SELECT a.attrelid::regclass || '.' || a.attname FROM pg_depend p JOIN pg_attribute a
                ON a.attrelid = p.refobjid AND a.attnum = p.refobjsubid
                WHERE p.objid = ('events.' || sequencename)::regclass AND p.deptype = 'a'), 'nobody')
        FROM pg_sequences WHERE schemaname = 'events'
        UNION ALL SELECT 'function ' || p.proname || '(' || pg_get_function_arguments(p.oid) || ') '
            || pg_get_function_result(p.oid)
        FROM pg_proc p WHERE p.pronamespace = 'events'::regnamespace
        UNION ALL SELECT 'options ' || relname || ' ' || array_to_string(reloptions, ' ')
        FROM pg_class WHERE relnamespace = 'events'::regnamespace AND reloptions IS NOT NULL
        UNION ALL SELECT 'trigger ' || pg_get_triggerdef(oid) FROM pg_trigger
        WHERE NOT tgisinternal AND tgrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'events'::regnamespace)
        """;

    /// <summary>All of it, in order.</summary>
    public static Task<List<string>> OfAsync(string connectionString) =>
        RowsAsync(connectionString, Lines, row => row.GetString(0));

    /// <summary>The order of a table's columns.</summary>
    public static async Task<string> ColumnsAsync(string connectionString, string table) => string.Join(
        ' ', await RowsAsync(
            connectionString,
            $"""
            SELECT attname::text FROM pg_attribute WHERE attrelid = 'events.{table}'::regclass
            AND attnum > 0 AND NOT attisdropped ORDER BY attnum
            """,
            row => row.GetString(0), sort: false));

    private static async Task<List<string>> RowsAsync(
        string connectionString, string sql, Func<NpgsqlDataReader, string> read, bool sort = true)
    {
        var unpooled = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false };
        await using var source = NpgsqlDataSource.Create(unpooled.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await using var rows = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await rows.ReadAsync())
        {
            lines.Add(read(rows));
        }

        return sort ? [.. lines.Order(StringComparer.Ordinal)] : lines;
    }
}
