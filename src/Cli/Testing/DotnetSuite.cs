using System.Collections.Immutable;
using TradingPlatform.Cli.Processes;

namespace TradingPlatform.Cli.Testing;

/// <summary>One .NET test project, already built.</summary>
/// <param name="name">The project's name, <c>Domain.Tests</c>.</param>
internal sealed class DotnetSuite(string name) : ITestSuite
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(6);

    public string Name => name;

    /// <summary>The suites of all test projects under <c>tests/</c>, in name order.</summary>
    public static ImmutableArray<ITestSuite> All(Session session) =>
    [
        .. Directory.EnumerateFiles(session.Under("tests"), "*.csproj", SearchOption.AllDirectories)
            .Select(project => Path.GetFileNameWithoutExtension(project))
            .Order(StringComparer.Ordinal)
            .Select(project => new DotnetSuite(project)),
    ];

    public async Task<SuiteResult> RunAsync(TestSetting setting, Action onTest, CancellationToken cancellationToken)
    {
        var assembly = setting.Session.Under("artifacts", "bin", name, "release", $"TradingPlatform.{name}.dll");
        var report = setting.ReportPath(name, "trx");
        var process = await Child.RunAsync(
            new ChildRequest(
                "dotnet",
                [
                    "test", assembly, "--nologo", "--results-directory", setting.ReportFolder,
                    "--logger", $"trx;LogFileName={name}.trx", "--logger", "console;verbosity=normal",
                    .. Filter(setting.Filter),
                ],
                setting.Session.Root,
                Limit,
                await setting.EnvironmentAsync(name, cancellationToken)),
            line => Count(line, onTest),
            cancellationToken);
        return ReportFile.Judge(name, report, process, Limit, setting.Filter is not null, TrxReport.Read);
    }

    private static ImmutableArray<string> Filter(string? part) =>
        part is null ? [] : ["--filter", $"FullyQualifiedName~{part}"];

    private static void Count(string line, Action onTest)
    {
        if (line.StartsWith("  Passed ", StringComparison.Ordinal)
            || line.StartsWith("  Failed ", StringComparison.Ordinal))
        {
            onTest();
        }
    }
}
