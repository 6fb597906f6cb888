using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace TradingPlatform.PrivatePostgres;

/// <summary>Creates, starts and stops one cluster with the server's own programs.</summary>
internal sealed class Cluster(ClusterFolder folder, ServerAccount account, string bin)
{
    /// <summary>The superuser and the database; both are private to the folder.</summary>
    public const string Name = "platform";

    private const int StartAttemptsMax = 5;
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    /// <summary>Creates the cluster under a temporary name and renames it when it is whole, so that a crash in between
    /// leaves nothing that looks finished.</summary>
    public async Task CreateAsync(CancellationToken cancellationToken)
    {
        if (Directory.Exists(folder.UnfinishedPath))
        {
            Directory.Delete(folder.UnfinishedPath, recursive: true);
        }

        Directory.CreateDirectory(folder.Owned);
        await account.OwnAsync(folder.Owned, cancellationToken);
        var password = RandomNumberGenerator.GetHexString(32, lowercase: true);
        var handover = Path.Combine(folder.Owned, "password.handover");
        await WriteSecretAsync(handover, password, cancellationToken);
        await account.OwnAsync(handover, cancellationToken);
        var created = await Command.RunAsync(
            account.Run(
                Path.Combine(bin, "initdb"), "-D", folder.UnfinishedPath, "-U", Name, $"--pwfile={handover}",
                "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--data-checksums"),
            StartLimit, cancellationToken);
        File.Delete(handover);
        if (!created.Succeeded)
        {
            throw new LocalPostgresException(
                LocalPostgresProblem.ServerFailed,
                $"A database cluster could not be created in {folder.Root}: {created.Output}");
        }

        await File.AppendAllTextAsync(
            Path.Combine(folder.UnfinishedPath, "postgresql.conf"), "\ninclude 'platform.conf'\n", cancellationToken);
        await WriteSecretAsync(folder.PasswordPath, password, cancellationToken);
        Directory.Move(folder.UnfinishedPath, folder.DataPath);
    }

    /// <summary>Starts the server on the remembered port, or on another free one when that is taken.</summary>
    public async Task<int> StartAsync(CancellationToken cancellationToken)
    {
        RunningServer.ForgetStale(folder);
        var failure = "";
        for (var attempt = 0; attempt < StartAttemptsMax; attempt++)
        {
            var port = attempt == 0 ? RememberedPort() : FreePort();
            await File.WriteAllTextAsync(folder.SettingsPath, ClusterSettings.For(port), cancellationToken);
            await account.OwnAsync(folder.SettingsPath, cancellationToken);
            File.Delete(folder.StartLogPath);
            var started = await Command.RunAsync(
                account.Run(
                    Path.Combine(bin, "pg_ctl"), "start", "-w", "-t", "50",
                    "-D", folder.DataPath, "-l", folder.StartLogPath),
                StartLimit, cancellationToken);
            if (started.Succeeded)
            {
                await File.WriteAllTextAsync(
                    folder.PortPath, port.ToString(CultureInfo.InvariantCulture), cancellationToken);
                return port;
            }

            failure = File.Exists(folder.StartLogPath)
                ? await File.ReadAllTextAsync(folder.StartLogPath, cancellationToken)
                : started.Output;
            // The children of a killed server need a moment to leave shared memory.
            await Task.Delay(200, cancellationToken);
        }

        throw new LocalPostgresException(
            LocalPostgresProblem.ServerFailed, $"The database in {folder.Root} did not start: {failure.Trim()}");
    }

    /// <summary>Stops the server.</summary>
    public async Task StopAsync(StopMode mode, CancellationToken cancellationToken)
    {
        var word = mode == StopMode.Fast ? "fast" : "immediate";
        var stopped = await Command.RunAsync(
            account.Run(Path.Combine(bin, "pg_ctl"), "stop", "-w", "-t", "50", "-m", word, "-D", folder.DataPath),
            StartLimit, cancellationToken);
        if (!stopped.Succeeded && RunningServer.Find(folder) is { } running)
        {
            throw new LocalPostgresException(
                LocalPostgresProblem.ServerFailed,
                $"The database server (process {running.Pid}) did not stop: {stopped.Output}");
        }
    }

    private int RememberedPort() =>
        File.Exists(folder.PortPath)
        && int.TryParse(File.ReadAllText(folder.PortPath), CultureInfo.InvariantCulture, out var port)
        && IsFree(port)
            ? port
            : FreePort();

    private static bool IsFree(int port)
    {
        try
        {
            using var probe = new TcpListener(IPAddress.Loopback, port);
            probe.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private static async Task WriteSecretAsync(string path, string text, CancellationToken cancellationToken)
    {
        File.Delete(path);
        await using var file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
        await file.WriteAsync(System.Text.Encoding.ASCII.GetBytes(text), cancellationToken);
    }
}
