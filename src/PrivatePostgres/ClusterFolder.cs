using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace TradingPlatform.PrivatePostgres;

/// <summary>The names of everything under one cluster's folder, and the folder's place on the disk.</summary>
/// <param name="Root">Ours: password, port and locks.</param>
internal sealed record ClusterFolder(string Root)
{
    /// <summary>The server account's own part; nothing outside it is written by the server.</summary>
    public string Owned => Path.Combine(Root, "cluster");

    public string DataPath => Path.Combine(Owned, "data");

    public string UnfinishedPath => Path.Combine(Owned, "data.unfinished");

    public string PidPath => Path.Combine(DataPath, "postmaster.pid");

    public string StartLogPath => Path.Combine(Owned, "start.log");

    public string SettingsPath => Path.Combine(DataPath, "platform.conf");

    public string PasswordPath => Path.Combine(Root, "password");

    public string PortPath => Path.Combine(Root, "port");

    public string BinariesPath => Path.Combine(Root, "server");

    /// <summary>True once a cluster was completely created.</summary>
    public bool IsCreated => Major is not null;

    /// <summary>The major version of the server that made the cluster; null when there is none.</summary>
    public int? Major => File.Exists(VersionPath)
        && int.TryParse(File.ReadAllText(VersionPath), CultureInfo.InvariantCulture, out var major) ? major : null;

    private string VersionPath => Path.Combine(DataPath, "PG_VERSION");

    /// <summary>Takes <paramref name="wanted"/>, or, where the server's account cannot reach it, a folder of its own
    /// under /var/lib whose name comes from the wanted path, so that the next start finds it again.</summary>
    public static async Task<ClusterFolder> PlaceAsync(
        string wanted, ServerAccount account, Action<string> log, CancellationToken cancellationToken)
    {
        var root = Path.GetFullPath(wanted);
        Create(root);
        if (await account.CanEnterAsync(root, cancellationToken))
        {
            return new ClusterFolder(root);
        }

        var fingerprint = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(root)))[..12];
        var elsewhere = $"/var/lib/trading-platform/postgres-{fingerprint}";
        log($"User {account.UserName} cannot enter {root} (a parent folder is closed to it), "
            + $"so the database lives in {elsewhere}.");
        Create(elsewhere);
        await File.WriteAllTextAsync(Path.Combine(root, "LOCATION"), elsewhere + "\n", cancellationToken);
        return await account.CanEnterAsync(elsewhere, cancellationToken)
            ? new ClusterFolder(elsewhere)
            : throw new LocalPostgresException(
                LocalPostgresProblem.FolderUnusable,
                $"User {account.UserName} can enter neither {root} nor {elsewhere}. Open the parent folders to it "
                + "(chmod o+x), or set TP_POSTGRES to the connection string of a database you have.");
    }

    private static void Create(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            if (Environment.IsPrivilegedProcess)
            {
                const UnixFileMode Enter = UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
                File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | Enter);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new LocalPostgresException(
                LocalPostgresProblem.FolderUnusable, $"{folder} cannot be used for the database: {e.Message}", e);
        }
    }
}
