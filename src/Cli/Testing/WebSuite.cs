using System.Collections.Immutable;
using TradingPlatform.Cli.Processes;
using TradingPlatform.Cli.Web;

namespace TradingPlatform.Cli.Testing;

/// <summary>The web app's own tests, with vitest.</summary>
internal sealed class WebSuite : ITestSuite
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    public string Name => "Web";

    public async Task<SuiteResult> RunAsync(TestSetting setting, Action onTest, CancellationToken cancellationToken)
    {
        var folder = setting.Session.Under("src", "Web");
        if (!File.Exists(Path.Combine(folder, "package-lock.json")))
        {
            return SuiteResult.Broken(Name, $"{folder} has no package-lock.json");
        }

        try
        {
            await new NpmFolder(folder).InstallAsync(setting.Session.Say, cancellationToken);
        }
        catch (CommandFailedException e)
        {
            return SuiteResult.Broken(Name, e.Message);
        }

        var report = setting.ReportPath(Name, "xml");
        var process = await Child.RunAsync(
            new ChildRequest(
                "npx",
                [
                    "--no-install", "vitest", "run", "--reporter=default",
                    "--reporter=junit", $"--outputFile.junit={report}", .. Filter(setting.Filter),
                ],
                folder,
                Limit,
                ImmutableDictionary<string, string?>.Empty.Add("NO_COLOR", "1")),
            _ => { },
            cancellationToken);
        return ReportFile.Judge(Name, report, process, Limit, setting.Filter is not null, JUnitReport.Read);
    }

    private static ImmutableArray<string> Filter(string? part) =>
        part is null ? [] : ["--passWithNoTests", "-t", part];
}
