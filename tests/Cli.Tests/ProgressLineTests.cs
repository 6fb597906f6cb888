using TradingPlatform.Cli.Running;

namespace TradingPlatform.Cli.Tests;

public sealed class ProgressLineTests
{
    [Fact]
    public void It_tells_share_rate_and_time_left() => Assert.Equal(
        "25.0 %  15,653 bars, 5,000 bars/s, 9 s left",
        ProgressLine.Of(15_653, 0.25m, TimeSpan.FromSeconds(3), 5_000));

    [Fact]
    public void Long_waits_are_told_in_minutes() => Assert.EndsWith(
        ", 16 min 30 s left", ProgressLine.Of(10, 0.01m, TimeSpan.FromSeconds(10), 1), StringComparison.Ordinal);

    [Fact]
    public void Before_anything_was_played_nothing_is_promised() => Assert.DoesNotContain(
        "left", ProgressLine.Of(0, 0, TimeSpan.FromSeconds(5), 0), StringComparison.Ordinal);

    [Fact]
    public void At_the_end_nothing_is_left() => Assert.EndsWith(
        ", 0 s left", ProgressLine.Of(10, 1, TimeSpan.FromSeconds(5), 2), StringComparison.Ordinal);
}
