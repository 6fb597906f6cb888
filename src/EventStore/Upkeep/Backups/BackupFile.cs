using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace TradingPlatform.EventStore.Upkeep.Backups;

/// <summary>A backup on the disk: the archive of <c>pg_dump</c>, and behind it the manifest as a line of JSON and a
/// line that says so. <c>pg_restore</c> reads the archive and never looks at what comes behind; <c>tail -n 2</c> shows
/// the manifest.</summary>
public static partial class BackupFile
{
    private const string Mark = "TRADING-PLATFORM-BACKUP 1";
    private const int LastLineMax = 64;
    private const int BufferBytes = 256 * 1024;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Where a backup is written until it is whole.</summary>
    public static string UnfinishedPath(string path) => $"{path}.unfinished";

    /// <summary>Copies the archive into <paramref name="file"/> and gives length and hash; <paramref name="written"/>
    /// is told of the bytes so far.</summary>
    public static async Task<(long Bytes, string Hash)> WriteArchiveAsync(
        Stream archive, FileStream file, Action<long> written, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(archive);
        ArgumentNullException.ThrowIfNull(file);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (buffer, bytes) = (new byte[BufferBytes], 0L);
        while (await archive.ReadAsync(buffer, cancellationToken) is > 0 and var length)
        {
            hash.AppendData(buffer, 0, length);
            await file.WriteAsync(buffer.AsMemory(0, length), cancellationToken);
            bytes += length;
            written(bytes);
        }

        return (bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>Writes the manifest behind the archive, and everything to the disk.</summary>
    public static async Task FinishAsync(
        FileStream file, BackupManifest manifest, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        var json = JsonSerializer.Serialize(manifest, Json);
        var trailer = string.Create(
            CultureInfo.InvariantCulture, $"\n{json}\n{Mark} {Encoding.UTF8.GetByteCount(json)}\n");
        await file.WriteAsync(Encoding.UTF8.GetBytes(trailer), cancellationToken);
        file.Flush(flushToDisk: true);
    }

    /// <summary>The manifest of the backup in <paramref name="path"/>; the archive is not looked at.</summary>
    /// <exception cref="BackupDamagedException">It is no whole backup of a version that this program reads.</exception>
    public static async Task<BackupManifest> ReadManifestAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        var lastLine = await ReadAsync(
            file, Math.Max(0, file.Length - LastLineMax), Math.Min(LastLineMax, file.Length), cancellationToken);
        if (LastLine().Match(lastLine) is not { Success: true } match)
        {
            throw new BackupDamagedException(
                path, "it does not end as a backup of 'tp db backup' ends: it is something else, was cut off, or a "
                + "newer program made it.");
        }

        var length = long.Parse(match.Groups["length"].ValueSpan, CultureInfo.InvariantCulture);
        var manifestAt = file.Length - match.Length - length - 1;
        var manifest = manifestAt < 0
            ? null
            : Parse(await ReadAsync(file, manifestAt, length, cancellationToken));
        return manifest is not null && manifest.ArchiveBytes == manifestAt - 1
            ? manifest
            : throw new BackupDamagedException(path, "its manifest is damaged, or something is missing before it.");
    }

    /// <summary>Throws unless the archive in <paramref name="path"/> is the one that <paramref name="manifest"/>
    /// describes.</summary>
    /// <exception cref="BackupDamagedException">It is not.</exception>
    public static async Task CheckAsync(
        string path, BackupManifest manifest, Action<long> read, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(read);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = File.OpenRead(path);
        var (buffer, left) = (new byte[BufferBytes], manifest.ArchiveBytes);
        while (left > 0
            && await file.ReadAsync(buffer.AsMemory(0, (int)Math.Min(left, BufferBytes)), cancellationToken)
                is > 0 and var length)
        {
            hash.AppendData(buffer, 0, length);
            left -= length;
            read(manifest.ArchiveBytes - left);
        }

        var found = Convert.ToHexStringLower(hash.GetHashAndReset());
        if (!string.Equals(found, manifest.ArchiveHash, StringComparison.Ordinal))
        {
            throw new BackupDamagedException(path, $"its checksum is {found} and should be {manifest.ArchiveHash}.");
        }
    }

    private static async Task<string> ReadAsync(FileStream file, long at, long length, CancellationToken stop)
    {
        var bytes = new byte[length];
        file.Position = at;
        await file.ReadExactlyAsync(bytes, stop);
        return Encoding.UTF8.GetString(bytes);
    }

    private static BackupManifest? Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<BackupManifest>(json, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"TRADING-PLATFORM-BACKUP 1 (?<length>\d{1,6})\n\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LastLine();
}
