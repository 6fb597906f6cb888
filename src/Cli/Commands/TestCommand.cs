using System.Collections.Immutable;
using System.Diagnostics;
using TradingPlatform.Cli.Arguments;
using TradingPlatform.Cli.Testing;

namespace TradingPlatform.Cli.Commands;

/// <summary><c>tp test</c>: everything that can be checked, in one go, with one verdict.</summary>
internal static class TestCommand
{
    /// <summary>Its name, options and code.</summary>
    public static CommandDefinition Definition { get; } = new(
        "test",
        "Build everything and run every test",
        [],
        [
            Option.Choice("--only", "One kind: .NET projects, web app, or real browser", "unit", "web", "e2e"),
            Option.Text("--filter", "TEXT", "Only tests whose full name contains TEXT"),
            Option.Switch("--json", "One JSON object per suite on standard output, the sum last"),
        ],
        RunAsync);

    private static async Task<int> RunAsync(ParsedArguments arguments, Session session, CancellationToken stop)
    {
        var only = arguments.Text("--only");
        var screen = new TestScreen(session, arguments.Has("--json"));
        var databases = new TestDatabases(session, stop);
        ImmutableArray<SuiteResult> results;
        await using (databases)
        {
            var setting = new TestSetting(
                session, EmptyFolder(session), arguments.Text("--filter"), databases,
                new Lazy<Task<string>>(() => BrowserAfterDatabaseAsync(databases, session, stop)));
            results = await BuildAndRunAsync(setting, screen, only, stop);
        }

        var summary = Summary.Of(results);
        screen.Show(summary);
        return summary.IsGood ? ExitCode.Ok : ExitCode.Failed;
    }

    private static async Task<ImmutableArray<SuiteResult>> BuildAndRunAsync(
        TestSetting setting, TestScreen screen, string? only, CancellationToken stop)
    {
        var run = new TestRun(setting, screen);
        if (only is "web")
        {
            return await run.RunAsync([new WebSuite()], stop);
        }

        // Downloads wait for the network and the build for the cores: they go well together.
        _ = only is "unit" ? setting.Database.WarmUpAsync() : setting.Browser.Value;
        setting.Session.Say("Building everything.");
        var watch = Stopwatch.StartNew();
        if (await SolutionBuild.RunAsync(setting.Session, stop) is { } broken)
        {
            screen.Show(broken, watch.Elapsed);
            return [broken, .. only is null ? await run.RunAsync([new WebSuite()], stop) : []];
        }

        setting.Session.Say(FormattableString.Invariant($"Built in {watch.Elapsed.TotalSeconds:0.0} s."));
        return await run.RunAsync(
            only switch
            {
                "unit" => DotnetSuite.All(setting.Session),
                "e2e" => [new BrowserSuite()],
                _ => [.. DotnetSuite.All(setting.Session), new WebSuite(), new BrowserSuite()],
            },
            stop);
    }

    /// <summary>One after the other, because both may install Debian packages and dpkg lets in one at a time.</summary>
    private static async Task<string> BrowserAfterDatabaseAsync(
        TestDatabases databases, Session session, CancellationToken stop)
    {
        await Task.WhenAny(databases.WarmUpAsync());
        return await Chromium.FindOrInstallAsync(session.Say, stop);
    }

    private static string EmptyFolder(Session session)
    {
        var folder = Path.Combine(session.DataFolder, "test", "reports");
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        return Directory.CreateDirectory(folder).FullName;
    }
}
