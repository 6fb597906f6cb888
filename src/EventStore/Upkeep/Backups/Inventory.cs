namespace TradingPlatform.EventStore.Upkeep.Backups;

/// <summary>Counts what there is at a moment.</summary>
public static class Inventory
{
    private const string Everything = """
        SELECT now(), current_setting('server_version'), current_setting('server_version_num')::int / 10000,
            (SELECT array_agg(number ORDER BY number) FROM platform.migrations),
            (SELECT coalesce(array_agg(DISTINCT r.rolname::text), '{}')
                FROM pg_class c, LATERAL aclexplode(c.relacl) AS a JOIN pg_roles r ON r.oid = a.grantee
                WHERE a.grantee <> c.relowner AND r.rolname !~ '^pg_'),
            (SELECT count(*) FROM events.mt_streams), (SELECT count(*) FROM events.mt_events),
            (SELECT coalesce(max(seq_id), 0) FROM events.mt_events), (SELECT count(*) FROM market.batches)
        """;

    /// <summary>The manifest of a backup of <paramref name="moment"/>; hashes and archive are still empty.</summary>
    public static async Task<BackupManifest> TakeAsync(StoreMoment moment, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(moment);
        var found = await moment.ListAsync(
            Everything,
            row => new BackupManifest(
                row.GetFieldValue<DateTimeOffset>(0),
                row.GetString(1),
                row.GetInt32(2),
                ClientMajor: 0,
                [.. row.GetFieldValue<int[]>(3)],
                [.. row.GetFieldValue<string[]>(4).Order(StringComparer.Ordinal)],
                row.GetInt64(5),
                row.GetInt64(6),
                row.GetInt64(7),
                row.GetInt64(8),
                LogHash: "",
                ArchiveBytes: 0,
                ArchiveHash: ""),
            cancellationToken);
        return found[0];
    }
}
