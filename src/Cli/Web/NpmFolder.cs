using System.Collections.Immutable;
using System.Security.Cryptography;
using TradingPlatform.Cli.Processes;

namespace TradingPlatform.Cli.Web;

/// <summary>A folder with a <c>package-lock.json</c>, whose packages are installed when they are not there
/// yet.</summary>
/// <param name="folder">Its full path.</param>
internal sealed class NpmFolder(string folder)
{
    private static readonly TimeSpan InstallLimit = TimeSpan.FromMinutes(8);

    /// <summary>Says which lock file the installed packages belong to. It lies among them, so it goes when they
    /// go.</summary>
    private string StampPath => Path.Combine(folder, "node_modules", ".tp-installed");

    /// <summary>Installs exactly what the lock file lists, unless just that is there.</summary>
    /// <exception cref="CommandFailedException">npm failed; the message holds its last words.</exception>
    public async Task InstallAsync(Action<string> say, CancellationToken cancellationToken)
    {
        var lockFile = await File.ReadAllBytesAsync(Path.Combine(folder, "package-lock.json"), cancellationToken);
        var wanted = Convert.ToHexStringLower(SHA256.HashData(lockFile));
        var installed = File.Exists(StampPath) ? await File.ReadAllTextAsync(StampPath, cancellationToken) : "";
        if (string.Equals(installed, wanted, StringComparison.Ordinal))
        {
            return;
        }

        say($"Installing the packages of {folder}.");
        var install = await RunAsync(
            ["ci", "--no-audit", "--no-fund", "--ignore-scripts"], InstallLimit, _ => { }, cancellationToken);
        if (!install.Succeeded)
        {
            throw new CommandFailedException(
                $"'npm ci' failed in {folder}; check that npm's registry can be reached. "
                + $"It said:\n{WhatFailed(install)}");
        }

        await File.WriteAllTextAsync(StampPath, wanted, cancellationToken);
    }

    /// <summary>npm repeats its manual after a failure; only what is before it says what happened.</summary>
    private static string WhatFailed(ChildResult install)
    {
        var said = install.Tail.TakeWhile(line => !line.StartsWith("npm error Usage:", StringComparison.Ordinal));
        return string.Join('\n', said.DefaultIfEmpty(install.TailText));
    }

    /// <summary>Runs npm here.</summary>
    public Task<ChildResult> RunAsync(
        ImmutableArray<string> words, TimeSpan limit, Action<string> onLine, CancellationToken cancellationToken) =>
        Child.RunAsync(
            new ChildRequest("npm", words, folder, limit, ImmutableDictionary<string, string?>.Empty),
            onLine,
            cancellationToken);
}
