using System.Text.RegularExpressions;

namespace TradingPlatform.Architecture;

/// <summary>What git tracks must mean the same on every machine: no registry that only one network has, no folder that
/// only one computer has.</summary>
public sealed partial class TrackedTextTests
{
    [Fact]
    public void No_lock_file_names_a_registry() => Expect.None(
        from path in RepositoryFiles.Tracked
        where Path.GetFileName(path) is "package-lock.json" or "packages.lock.json" or ".npmrc" or "nuget.config"
        from Match host in Host().Matches(RepositoryFiles.Read(path))
        where !Allowed.Contains(host.Groups["name"].Value, StringComparer.Ordinal)
        select $"{path}: {host.Value}");

    [Fact]
    public void No_file_names_a_folder_of_one_machine() => Expect.None(
        from path in RepositoryFiles.Tracked
        where IsText(path)
        from Match place in MachinePath().Matches(RepositoryFiles.Read(path))
        select $"{path}: {place.Value}");

    [Theory]
    [InlineData("/home/" + "alice/code")]
    [InlineData("/work/" + "main")]
    [InlineData("C:\\Users\\" + "alice")]
    public void The_search_sees_a_folder_of_one_machine(string text) => Assert.Matches(MachinePath(), text);

    // npm writes where people may read about a package or its author; none of these is a place to download from.
    private static readonly string[] Allowed =
        ["github.com", "opencollective.com", "www.patreon.com", "tidelift.com", "paulmillr.com", "feross.org",
         "dotenvx.com", "eslint.org", "www.buymeacoffee.com", "ko-fi.com", "polar.sh"];

    private static bool IsText(string path) => Path.GetExtension(path)
        is ".cs" or ".csproj" or ".props" or ".json" or ".md" or ".ts" or ".tsx" or ".mjs" or ".css" or ".html"
        or ".txt" or ".sql" or ".yml" or ".editorconfig" or "";

    [GeneratedRegex(@"https?://(?<name>[^/""\s:]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Host();

    [GeneratedRegex(@"(?<![\w.~])/(home|work|Users)/[\w.-]+|[A-Z]:\\Users\\\w+", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex MachinePath();
}
