namespace TradingPlatform.Architecture;

/// <summary>A project outside the solution is neither built nor tested, and nobody notices.</summary>
public sealed class SolutionTests
{
    private static readonly string[] Projects =
        [.. RepositoryFiles.Tracked.Where(path => path.EndsWith(".csproj", StringComparison.Ordinal))];

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = Text("TradingPlatform.sln");
        Assert.NotEmpty(Projects);
        Expect.None(
            from path in Projects
            where !solution.Contains($"\"{path}\"", StringComparison.Ordinal)
            select path);
    }

    [Fact]
    public void Every_project_has_its_lock_file() => Expect.None(
        from path in Projects
        where !RepositoryFiles.Tracked.Contains($"{Path.GetDirectoryName(path)}/packages.lock.json")
        select path);

    /// <summary>A project that only wires things up is tested through the project that hosts it.</summary>
    [Fact]
    public void Every_source_project_is_reached_by_a_test_project()
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>(Projects.Where(path => path.StartsWith("tests/", StringComparison.Ordinal)));
        while (open.TryDequeue(out var from))
        {
            var text = Text(from);
            foreach (var to in Projects.Where(path => text.Contains($"../{path}", StringComparison.Ordinal)))
            {
                if (reached.Add(to))
                {
                    open.Enqueue(to);
                }
            }
        }

        var sources = Projects.Where(path => path.StartsWith("src/", StringComparison.Ordinal));
        Expect.None(sources.Except(reached, StringComparer.Ordinal));
    }

    [Fact]
    public void Warnings_are_errors_and_documentation_is_compiled()
    {
        var rules = Text("Directory.Build.props");
        Assert.Contains("<TreatWarningsAsErrors>true</TreatWarningsAsErrors>", rules, StringComparison.Ordinal);
        Assert.Contains("<GenerateDocumentationFile>true</GenerateDocumentationFile>", rules, StringComparison.Ordinal);
        Expect.None(
            from path in Projects
            where Text(path).Contains("CS1591", StringComparison.Ordinal)
            select path);
    }

    private static string Text(string path) => RepositoryFiles.Read(path).Replace('\\', '/');
}
