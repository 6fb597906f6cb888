using System.Security.Cryptography;
using System.Text;

namespace TradingPlatform.Cli.Web;

/// <summary>The dashboard's files, built when their sources are not those of the last build.</summary>
internal sealed class WebApp(Session session)
{
    private static readonly TimeSpan BuildLimit = TimeSpan.FromMinutes(5);
    private static readonly string[] NotSources = ["node_modules", "dist"];
    private readonly string _folder = session.Under("src", "Web");

    /// <summary>Where the built files lie.</summary>
    public string OutputFolder => Path.Combine(_folder, "dist");

    /// <summary>Lies among the built files, so that it goes when they go.</summary>
    private string StampPath => Path.Combine(OutputFolder, ".tp-built");

    /// <summary>Makes <see cref="OutputFolder"/> hold what the sources say.</summary>
    /// <exception cref="CommandFailedException">npm failed; the message holds its last words.</exception>
    public async Task BuildAsync(CancellationToken cancellationToken)
    {
        using var alone = await FolderLock.TakeAsync(session.Under("artifacts", "web.lock"), cancellationToken);
        var sources = Fingerprint();
        var built = File.Exists(StampPath) ? await File.ReadAllTextAsync(StampPath, cancellationToken) : "";
        if (string.Equals(built, sources, StringComparison.Ordinal))
        {
            return;
        }

        var npm = new NpmFolder(_folder);
        await npm.InstallAsync(session.Say, cancellationToken);
        session.Say("Building the web app.");
        var build = await npm.RunAsync(["run", "build"], BuildLimit, _ => { }, cancellationToken);
        if (!build.Succeeded)
        {
            throw new CommandFailedException($"The web app could not be built:\n{build.TailText}");
        }

        await File.WriteAllTextAsync(StampPath, sources, cancellationToken);
    }

    /// <summary>A hash over names and contents; times change with every checkout and say nothing.</summary>
    private string Fingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var files = Directory.EnumerateFileSystemEntries(_folder)
            .Where(entry => !NotSources.Contains(Path.GetFileName(entry), StringComparer.Ordinal))
            .SelectMany(entry => Directory.Exists(entry)
                ? Directory.EnumerateFiles(entry, "*", SearchOption.AllDirectories)
                : [entry])
            .Order(StringComparer.Ordinal);
        foreach (var file in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(_folder, file) + "\n"));
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
