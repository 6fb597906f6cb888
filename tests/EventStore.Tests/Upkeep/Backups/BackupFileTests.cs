using System.Text;
using TradingPlatform.EventStore.Upkeep.Backups;

namespace TradingPlatform.EventStore.Tests.Upkeep.Backups;

public sealed class BackupFileTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"tp-backup-{Guid.NewGuid():N}");

    public void Dispose() => File.Delete(_path);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1_000_000)]
    public async Task What_is_written_is_read_back_and_found_whole(int length)
    {
        var written = await WriteAsync(length);
        var read = await BackupFile.ReadManifestAsync(_path, default);
        Assert.Equal(
            (written with { Migrations = default, Roles = default }).ToString(),
            (read with { Migrations = default, Roles = default }).ToString());
        Assert.Equal([1, 2], read.Migrations.AsEnumerable());
        var last = 0L;
        await BackupFile.CheckAsync(_path, read, bytes => last = bytes, default);
        Assert.Equal(length, last);
    }

    [Fact]
    public async Task The_end_of_the_file_shows_the_manifest_to_people()
    {
        await WriteAsync(10);
        var lines = (await File.ReadAllTextAsync(_path)).Split('\n');
        Assert.StartsWith("TRADING-PLATFORM-BACKUP 1 ", lines[^2], StringComparison.Ordinal);
        Assert.Contains("\"events\":5", lines[^3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_was_cut_off_anywhere_is_refused()
    {
        await WriteAsync(300);
        var whole = await File.ReadAllBytesAsync(_path);
        for (var length = 0; length < whole.Length; length++)
        {
            await File.WriteAllBytesAsync(_path, whole[..length]);
            await Assert.ThrowsAsync<BackupDamagedException>(() => BackupFile.ReadManifestAsync(_path, default));
        }
    }

    [Fact]
    public async Task A_byte_that_changed_in_the_archive_is_noticed()
    {
        var manifest = await WriteAsync(300_000);
        var bytes = await File.ReadAllBytesAsync(_path);
        bytes[123_456] ^= 1;
        await File.WriteAllBytesAsync(_path, bytes);
        var damage = await Assert.ThrowsAsync<BackupDamagedException>(
            () => BackupFile.CheckAsync(_path, manifest, _ => { }, default));
        Assert.Contains(manifest.ArchiveHash, damage.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("something else")]
    [InlineData("\n{}\nTRADING-PLATFORM-BACKUP 1 2\n")]
    [InlineData("\n{}\nTRADING-PLATFORM-BACKUP 1 999999\n")]
    [InlineData("\nnull\nTRADING-PLATFORM-BACKUP 1 4\n")]
    [InlineData("\n{}\nTRADING-PLATFORM-BACKUP 2 2\n")]
    public async Task Something_else_is_refused(string text)
    {
        await File.WriteAllTextAsync(_path, text);
        await Assert.ThrowsAsync<BackupDamagedException>(() => BackupFile.ReadManifestAsync(_path, default));
    }

    private async Task<BackupManifest> WriteAsync(int length)
    {
        var bytes = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, length).Select(i => $"{i % 10}")));
        await using var file = new FileStream(_path, FileMode.Create);
        var (written, hash) = await BackupFile.WriteArchiveAsync(new MemoryStream(bytes), file, _ => { }, default);
        var manifest = new BackupManifest(
            DateTimeOffset.UnixEpoch, "15.1", 15, 15, [1, 2], ["tp_app"], 3, 5, 7, 9, "aa", written, hash);
        await BackupFile.FinishAsync(file, manifest, default);
        return manifest;
    }
}
