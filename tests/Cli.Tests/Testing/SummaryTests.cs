using TradingPlatform.Cli.Testing;

namespace TradingPlatform.Cli.Tests.Testing;

public sealed class SummaryTests
{
    [Theory]
    [InlineData(12, 0, 0, "12 passed, 0 failed", true)]
    [InlineData(12, 0, 2, "12 passed, 0 failed, 2 skipped", true)]
    [InlineData(12, 1, 0, "12 passed, 1 failed", false)]
    [InlineData(0, 0, 0, "0 passed, 0 failed", false)]
    [InlineData(0, 0, 5, "0 passed, 0 failed, 5 skipped", false)]
    public void The_last_line_and_the_verdict(int passed, int failed, int skipped, string line, bool good)
    {
        var summary = new Summary(passed, failed, skipped);
        Assert.Equal(line, summary.ToString());
        Assert.Equal(good, summary.IsGood);
    }

    [Fact]
    public void A_broken_suite_counts_as_one_failure() => Assert.Equal(
        new Summary(3, 1, 0),
        Summary.Of([new SuiteResult("A", 3, [], []), SuiteResult.Broken("B", "crashed")]));
}
