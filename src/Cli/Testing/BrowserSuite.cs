using System.Collections.Immutable;
using TradingPlatform.Cli.Processes;
using TradingPlatform.Cli.Web;

namespace TradingPlatform.Cli.Testing;

/// <summary>The whole platform in a real browser, with Node's own test runner.</summary>
internal sealed class BrowserSuite : ITestSuite
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(6);

    public string Name => "EndToEnd";

    public async Task<SuiteResult> RunAsync(TestSetting setting, Action onTest, CancellationToken cancellationToken)
    {
        var folder = setting.Session.Under("tests", "EndToEnd");
        if (!File.Exists(Path.Combine(folder, "package-lock.json")))
        {
            return SuiteResult.Broken(Name, $"{folder} has no package-lock.json");
        }

        string browser;
        try
        {
            await new NpmFolder(folder).InstallAsync(setting.Session.Say, cancellationToken);
            browser = await setting.Browser.Value;
        }
        catch (CommandFailedException e)
        {
            return SuiteResult.Broken(Name, e.Message);
        }

        var report = setting.ReportPath(Name, "xml");
        var environment = await setting.EnvironmentAsync(Name, cancellationToken);
        var process = await Child.RunAsync(
            new ChildRequest(
                "node",
                [
                    "--test", "--test-concurrency=1", "--test-reporter=spec", "--test-reporter-destination=stdout",
                    "--test-reporter=junit", $"--test-reporter-destination={report}",
                    .. Filter(setting.Filter),
                ],
                folder,
                Limit,
                environment.Add("TP_CHROMIUM", browser).Add("NO_COLOR", "1")),
            _ => { },
            cancellationToken);
        return ReportFile.Judge(Name, report, process, Limit, setting.Filter is not null, JUnitReport.Read);
    }

    private static ImmutableArray<string> Filter(string? part) => part is null ? [] : ["--test-name-pattern", part];
}
