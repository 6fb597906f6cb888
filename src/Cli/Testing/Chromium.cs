using System.Collections.Immutable;
using TradingPlatform.Cli.Processes;

namespace TradingPlatform.Cli.Testing;

/// <summary>The browser for the end-to-end tests: one that is there, else Debian's package.</summary>
internal static class Chromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];
    private static readonly TimeSpan InstallLimit = TimeSpan.FromMinutes(8);

    /// <summary>The browser's program, which <c>TP_CHROMIUM</c> may name.</summary>
    /// <exception cref="CommandFailedException">There is none and none could be installed.</exception>
    public static async Task<string> FindOrInstallAsync(Action<string> say, CancellationToken cancellationToken)
    {
        if ((Environment.GetEnvironmentVariable("TP_CHROMIUM") ?? OnPath()) is { Length: > 0 } found)
        {
            return found;
        }

        if (!Environment.IsPrivilegedProcess || !File.Exists("/usr/bin/apt-get"))
        {
            throw new CommandFailedException(
                "The browser tests need Chromium and none was found. Install it (Debian: apt-get install chromium), "
                + "or set TP_CHROMIUM to the browser's program. Only root on Debian can have it installed from here.");
        }

        say("Installing Debian's package chromium; about a minute, once.");
        var install = await InstallAsync(cancellationToken);
        if (!install.Succeeded)
        {
            await AptAsync(["update"], cancellationToken); // a fresh image has no package lists yet
            install = await InstallAsync(cancellationToken);
        }

        return OnPath() ?? throw new CommandFailedException(
            $"The browser tests need Chromium, and 'apt-get install chromium' failed:\n{install.TailText}");
    }

    private static string? OnPath() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
        .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    private static Task<ChildResult> InstallAsync(CancellationToken cancellationToken) =>
        AptAsync(["install", "-y", "--no-install-recommends", "chromium"], cancellationToken);

    private static Task<ChildResult> AptAsync(ImmutableArray<string> words, CancellationToken cancellationToken) =>
        Child.RunAsync(
            new ChildRequest(
                "apt-get",
                ["-q", "-o", "DPkg::Lock::Timeout=300", .. words],
                "/",
                InstallLimit,
                ImmutableDictionary<string, string?>.Empty.Add("DEBIAN_FRONTEND", "noninteractive")),
            _ => { },
            cancellationToken);
}
