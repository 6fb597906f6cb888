using System.Globalization;
using System.Text.Json;

namespace TradingPlatform.Cli.Testing;

/// <summary>Shows a test run: results on standard output, for people or as JSON lines; signs of life on standard
/// error.</summary>
internal sealed class TestScreen(Session session, bool json)
{
    private const int MessageLinesMax = 25;

    /// <summary>A sign of life.</summary>
    public void Working(string suite, int tests, TimeSpan sofar) => session.Say(string.Create(
        CultureInfo.InvariantCulture, $"  {suite}: {tests} tests in {sofar.TotalSeconds:0} s, still running"));

    /// <summary>One suite is through.</summary>
    public void Show(SuiteResult result, TimeSpan took)
    {
        if (json)
        {
            session.Out.WriteLine(JsonSerializer.Serialize(
                new
                {
                    suite = result.Name,
                    passed = result.Passed,
                    failed = result.Failures.Length,
                    skipped = result.Skipped.Length,
                    seconds = Math.Round(took.TotalSeconds, 1),
                    failures = result.Failures,
                    skips = result.Skipped,
                },
                JsonLines.Options));
            return;
        }

        session.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{result.Name,-24} {Summary.Of([result]),-36} {took.TotalSeconds,6:0.0} s"));
        foreach (var failure in result.Failures)
        {
            session.Out.WriteLine($"  FAILED {failure.Name}\n{Indent(failure.Message)}");
        }

        foreach (var reason in result.Skipped.GroupBy(test => test.Reason, StringComparer.Ordinal))
        {
            session.Out.WriteLine($"  skipped {reason.Count()}: {reason.Key}");
        }
    }

    /// <summary>The last line of all.</summary>
    public void Show(Summary summary) => session.Out.WriteLine(json
        ? JsonSerializer.Serialize(summary, JsonLines.Options)
        : summary.ToString());

    private static string Indent(string text) => string.Join(
        '\n', text.Split('\n').Take(MessageLinesMax).Select(line => $"      {line.TrimEnd()}"));
}
