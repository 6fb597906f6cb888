using System.Xml.Linq;

namespace TradingPlatform.Cli.Testing;

/// <summary>Reads the JUnit file that vitest and Node's own test runner write.</summary>
internal static class JUnitReport
{
    /// <summary>The results in <paramref name="report"/>.</summary>
    public static SuiteResult Read(string suite, XDocument report)
    {
        var tests = report.Descendants("testcase").ToList();
        var failed = tests.Where(test => Verdict(test) is not null).ToList();
        var skipped = tests.Except(failed).Where(test => test.Element("skipped") is not null).ToList();
        return new SuiteResult(
            suite,
            tests.Count - failed.Count - skipped.Count,
            [.. failed.Select(test => new TestFailure(NameOf(test), MessageOf(Verdict(test)!)))],
            [.. skipped.Select(test => new SkippedTest(NameOf(test), ReasonOf(test.Element("skipped")!)))]);
    }

    private static XElement? Verdict(XElement test) => test.Element("failure") ?? test.Element("error");

    private static string NameOf(XElement test) => test.Attribute("name")?.Value ?? "?";

    private static string MessageOf(XElement verdict) =>
        verdict.Value.Trim() is { Length: > 0 } text ? text : verdict.Attribute("message")?.Value ?? "no message";

    private static string ReasonOf(XElement skipped) =>
        skipped.Attribute("message")?.Value is { Length: > 0 } reason ? reason : "no reason given";
}
