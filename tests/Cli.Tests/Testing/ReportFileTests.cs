using System.Xml.Linq;
using TradingPlatform.Cli.Processes;
using TradingPlatform.Cli.Testing;

namespace TradingPlatform.Cli.Tests.Testing;

public sealed class ReportFileTests : IDisposable
{
    private static readonly ChildResult Good = new(0, TimedOut: false, []);
    private static readonly ChildResult Bad = new(1, TimedOut: false, ["Segmentation fault"]);
    private static readonly ChildResult Killed = new(137, TimedOut: true, ["waiting for a lock"]);
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void A_good_report_of_a_good_process_is_good() => Assert.Empty(Judge(Good, Suite(passed: 3)).Failures);

    [Fact]
    public void A_crash_after_the_last_test_is_a_failure()
    {
        var result = Judge(Bad, Suite(passed: 3));
        Assert.Equal(3, result.Passed);
        Assert.Contains("Segmentation fault", Assert.Single(result.Failures).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hang_is_a_failure_with_the_last_words()
    {
        var failure = Assert.Single(Judge(Killed, Suite(passed: 3)).Failures);
        Assert.Contains("did not end within 60 s", failure.Message, StringComparison.Ordinal);
        Assert.Contains("waiting for a lock", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_suite_without_tests_is_a_failure() =>
        Assert.Equal("ran no test", Assert.Single(Judge(Good, Suite(passed: 0)).Failures).Message);

    [Fact]
    public void A_filter_may_leave_a_suite_empty() =>
        Assert.Empty(Judge(Good, Suite(passed: 0), mayBeEmpty: true).Failures);

    [Fact]
    public void A_missing_report_is_a_failure()
    {
        File.Delete(_path);
        Assert.Single(Judge(Good, Suite(passed: 3)).Failures);
    }

    [Fact]
    public void A_damaged_report_is_a_failure()
    {
        File.WriteAllText(_path, "<half");
        var result = ReportFile.Judge("S", _path, Good, TimeSpan.FromMinutes(1), false, TrxReport.Read);
        Assert.Contains("damaged", Assert.Single(result.Failures).Message, StringComparison.Ordinal);
    }

    private SuiteResult Judge(ChildResult process, SuiteResult read, bool mayBeEmpty = false)
    {
        if (File.Exists(_path))
        {
            new XDocument(new XElement("any")).Save(_path);
        }

        return ReportFile.Judge("S", _path, process, TimeSpan.FromMinutes(1), mayBeEmpty, (_, _) => read);
    }

    private static SuiteResult Suite(int passed) => new("S", passed, [], []);
}
