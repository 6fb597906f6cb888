using System.Xml.Linq;
using TradingPlatform.Cli.Testing;

namespace TradingPlatform.Cli.Tests.Testing;

public sealed class TrxReportTests
{
    private const string Trx = """
        <TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010">
          <Results>
            <UnitTestResult testName="A.Passes" outcome="Passed" />
            <UnitTestResult testName="A.Passes_too" outcome="Passed" />
            <UnitTestResult testName="A.Fails" outcome="Failed">
              <Output><ErrorInfo>
                <Message>expected 1, was 2</Message><StackTrace>at A.Fails()</StackTrace>
              </ErrorInfo></Output>
            </UnitTestResult>
            <UnitTestResult testName="A.Was_aborted" outcome="Aborted" />
            <UnitTestResult testName="A.Needs_data" outcome="NotExecuted">
              <Output><ErrorInfo><Message>../shared is absent</Message></ErrorInfo></Output>
            </UnitTestResult>
          </Results>
          <ResultSummary outcome="Failed">
            <RunInfos>
              <RunInfo outcome="Error"><Text>[xUnit.net 00:00:01.00]     A.Fails [FAIL]</Text></RunInfo>
              <RunInfo outcome="Error"><Text>The active test run was aborted. Reason: host crashed</Text></RunInfo>
              <RunInfo outcome="Warning"><Text>slow</Text></RunInfo>
            </RunInfos>
          </ResultSummary>
        </TestRun>
        """;

    private static readonly SuiteResult Read = TrxReport.Read("A.Tests", XDocument.Parse(Trx));

    [Fact]
    public void Passed_tests_are_counted() => Assert.Equal(2, Read.Passed);

    [Fact]
    public void Failed_tests_keep_their_message_and_place() =>
        Assert.Contains(new TestFailure("A.Fails", "expected 1, was 2\nat A.Fails()"), Read.Failures);

    [Fact]
    public void An_outcome_that_is_not_good_is_bad() =>
        Assert.Contains(new TestFailure("A.Was_aborted", "outcome Aborted"), Read.Failures);

    [Fact]
    public void A_fault_of_the_whole_run_is_a_failure() => Assert.Contains(
        Read.Failures, failure => failure.Message.Contains("host crashed", StringComparison.Ordinal));

    [Fact]
    public void What_the_runner_says_twice_counts_once() => Assert.Equal(3, Read.Failures.Length);

    [Fact]
    public void Skipped_tests_keep_their_reason() =>
        Assert.Equal(new SkippedTest("A.Needs_data", "../shared is absent"), Assert.Single(Read.Skipped));
}
