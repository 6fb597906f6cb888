using System.Xml.Linq;
using TradingPlatform.Cli.Testing;

namespace TradingPlatform.Cli.Tests.Testing;

public sealed class JUnitReportTests
{
    private const string Report = """
        <testsuites>
          <testcase name="stands alone" time="0.1" />
          <testsuite name="ticket" tests="3">
            <testcase name="shows the fee" time="0.1" />
            <testcase name="refuses zero"><failure message="short">AssertionError: long</failure></testcase>
            <testcase name="throws"><error message="boom" /></testcase>
            <testsuite name="nested"><testcase name="later"><skipped message="needs a screen" /></testcase></testsuite>
          </testsuite>
        </testsuites>
        """;

    private static readonly SuiteResult Read = JUnitReport.Read("Web", XDocument.Parse(Report));

    [Fact]
    public void Tests_are_counted_at_every_depth() => Assert.Equal((2, 5), (Read.Passed, Read.Total));

    [Fact]
    public void Failures_and_errors_both_fail() => Assert.Equal(
        [new TestFailure("refuses zero", "AssertionError: long"), new TestFailure("throws", "boom")],
        Read.Failures.AsEnumerable());

    [Fact]
    public void Skipped_tests_keep_their_reason() =>
        Assert.Equal(new SkippedTest("later", "needs a screen"), Assert.Single(Read.Skipped));
}
