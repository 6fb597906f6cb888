using System.Diagnostics;

namespace TradingPlatform.Architecture;

/// <summary>The checkout as text: what git tracks, wherever the tests run.</summary>
internal static class RepositoryFiles
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Paths of all files that git tracks or would take in, relative to the root, with forward
    /// slashes.</summary>
    public static IReadOnlyList<string> Tracked { get; } = [.. ListTracked()];

    /// <summary>The text of one of them.</summary>
    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "TradingPlatform.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside a checkout.");
    }

    private static IEnumerable<string> ListTracked()
    {
        // The checkout may belong to another user than the one who runs the tests; git would refuse to look into it.
        string[] words =
            ["-c", $"safe.directory={Root}", "ls-files", "-z", "--cached", "--others", "--exclude-standard"];
        using var git = Process.Start(new ProcessStartInfo("git", words)
        {
            WorkingDirectory = Root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
        })!;
        var list = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        return git.ExitCode == 0
            ? list.Split('\0').Where(path => path.Length > 0 && File.Exists(Path.Combine(Root, path)))
            : throw new InvalidOperationException($"'git ls-files' ended with code {git.ExitCode} in {Root}.");
    }
}
