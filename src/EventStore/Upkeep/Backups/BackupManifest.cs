using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace TradingPlatform.EventStore.Upkeep.Backups;

/// <summary>What a backup holds, and how to tell whether a restored database is the same.</summary>
/// <param name="MadeAt">When its moment was, UTC.</param>
/// <param name="Server">The version of the server it was taken from: <c>15.18 (Debian …)</c>.</param>
/// <param name="ServerMajor">Its major version.</param>
/// <param name="ClientMajor">The major version of the <c>pg_dump</c> that made the archive.</param>
/// <param name="Migrations">The numbers of the schema files that had run.</param>
/// <param name="Roles">Roles that have rights in it; they belong to the server and are not in the archive.</param>
/// <param name="Streams">How many streams.</param>
/// <param name="Events">How many events.</param>
/// <param name="LastPosition">The position of the last event; 0 when there is none.</param>
/// <param name="MarketSteps">How many market steps.</param>
/// <param name="LogHash">SHA-256 over streams, events and market steps, see <see cref="LogHash"/>.</param>
/// <param name="ArchiveBytes">Length of the archive.</param>
/// <param name="ArchiveHash">SHA-256 of the archive's bytes, lower-case hex.</param>
public sealed record BackupManifest(
    DateTimeOffset MadeAt,
    string Server,
    int ServerMajor,
    int ClientMajor,
    ImmutableArray<int> Migrations,
    ImmutableArray<string> Roles,
    long Streams,
    long Events,
    long LastPosition,
    long MarketSteps,
    string LogHash,
    long ArchiveBytes,
    string ArchiveHash)
{
    /// <summary>Everything whose hash is taken.</summary>
    [JsonIgnore]
    public long Rows => Streams + Events + MarketSteps;
}
