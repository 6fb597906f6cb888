using System.Security.Cryptography;

namespace TradingPlatform.EventStore.Upkeep.Backups;

/// <summary>One hash over everything that must never change: SHA-256 over PostgreSQL's own binary form (COPY … TO
/// STDOUT (FORMAT binary)) of streams, events and market steps, each in its order. Anybody can take it again with psql
/// and sha256sum (docs/operations.md). Snapshots and checkpoints do not count: they can be made again.</summary>
public static class LogHash
{
    /// <summary>The queries whose results are hashed one after the other. Part of the backup's format: never changed,
    /// only replaced together with <see cref="BackupFile"/>'s version.</summary>
    public static IReadOnlyList<string> Queries { get; } =
    [
        """
        SELECT id, type, version, timestamp, created, tenant_id, is_archived FROM events.mt_streams ORDER BY id
        """,
        """
        SELECT seq_id, id, stream_id, version, data, bdata, type, timestamp, tenant_id, mt_dotnet_type,
            correlation_id, causation_id, headers, is_archived FROM events.mt_events ORDER BY seq_id
        """,
        """
        SELECT symbol, sequence, source_position, at, body, stored_at FROM market.batches ORDER BY symbol, sequence
        """,
    ];

    private const int BufferBytes = 256 * 1024;

    /// <summary>Takes it at <paramref name="moment"/>, which is used by nothing else meanwhile.</summary>
    /// <returns>Lower-case hex.</returns>
    public static async Task<string> TakeAsync(StoreMoment moment, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(moment);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[BufferBytes];
        foreach (var query in Queries)
        {
            await using var rows = await moment.Connection.BeginRawBinaryCopyAsync(
                $"COPY ({query}) TO STDOUT (FORMAT binary)", cancellationToken);
            while (await rows.ReadAsync(buffer, cancellationToken) is > 0 and var length)
            {
                hash.AppendData(buffer, 0, length);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
