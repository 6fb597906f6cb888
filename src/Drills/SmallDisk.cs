using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace TradingPlatform.Drills;

/// <summary>A disk of a few megabytes that holds the events of one database, and fills up. It lies in memory; only root
/// can make one.</summary>
public sealed class SmallDisk : IAsyncDisposable
{
    private const long FullBytes = 16 * 1024;
    private const int GrowthMegabytes = 3;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Staying = TimeSpan.FromSeconds(1);
    private readonly string _place;
    private int _megabytes = GrowthMegabytes;

    private SmallDisk(string place) => _place = place;

    /// <summary>True where one can be made.</summary>
    public static bool IsPossible => Environment.IsPrivilegedProcess;

    /// <summary>Makes one and moves the events of a database to it.</summary>
    /// <param name="serverFolder">Whoever owns the server's files there owns the disk.</param>
    /// <param name="owner">The database's owner.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<SmallDisk> MakeAsync(
        string serverFolder, string owner, CancellationToken cancellationToken)
    {
        var disk = new SmallDisk(Directory.CreateDirectory(PlaceIn(serverFolder)).FullName);
        await RunAsync("mount", "-t", "tmpfs", "-o", Size(disk._megabytes), "tmpfs", disk._place);
        await RunAsync("chown", $"--reference={Path.Combine(serverFolder, "cluster", "data")}", disk._place);
        await using var source = NpgsqlDataSource.Create(owner);
        foreach (var statement in new[]
        {
            $"CREATE TABLESPACE small_disk LOCATION '{disk._place}'",
            "ALTER TABLE events.mt_events SET TABLESPACE small_disk",
            "ALTER INDEX events.pkey_mt_events_seq_id SET TABLESPACE small_disk",
        })
        {
            await using var command = source.CreateCommand(statement);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        return disk;
    }

    /// <summary>Takes away what a drill that was killed has left.</summary>
    public static async Task TakeAwayAsync(string serverFolder)
    {
        var place = PlaceIn(serverFolder);
        var places = File.ReadLines("/proc/mounts").Select(line => line.Split(' ')[1]);
        if (places.Contains(place, StringComparer.Ordinal))
        {
            await RunAsync("umount", "-l", place);
        }
    }

    /// <summary>Waits until it is full, lets it be full for a second, then makes room.</summary>
    public async Task FillAsync(CancellationToken cancellationToken)
    {
        while (new DriveInfo(_place).AvailableFreeSpace > FullBytes)
        {
            await Task.Delay(Look, cancellationToken);
        }

        await Task.Delay(Staying, cancellationToken);
        _megabytes += GrowthMegabytes;
        await RunAsync("mount", "-o", $"remount,{Size(_megabytes)}", _place);
    }

    /// <summary>Takes it away; its database must be gone, or its server stopped.</summary>
    public async ValueTask DisposeAsync() => await RunAsync("umount", "-l", _place);

    private static string PlaceIn(string serverFolder) => Path.Combine(serverFolder, "small-disk");

    private static string Size(int megabytes) => string.Create(CultureInfo.InvariantCulture, $"size={megabytes}m");

    private static async Task RunAsync(params string[] words)
    {
        using var process = Process.Start(words[0], words[1..]);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"'{string.Join(' ', words)}' ended with {process.ExitCode}.");
        }
    }
}
