using TradingPlatform.Domain.Agents;
using TradingPlatform.Domain.Risk;

namespace TradingPlatform.Domain.Tests.Risk;

public sealed class MandateGuardTests
{
    private static readonly Mandate Mandate = new("", 0.10m, 0.03m, LossPeriod.Week, 0.05m);

    [Fact]
    public void Within_both_limits_all_is_well() => Assert.True(Judge(Track(100_000m), 99_000m).Allowed);

    [Fact]
    public void The_period_is_guarded_at_95_percent_of_its_limit()
    {
        Assert.True(Judge(Track(100_000m), 95_250.01m).Allowed);
        Assert.Equal(
            new RiskVerdict(false, "mandate.week-loss", 5_000m, 4_750m), Judge(Track(100_000m), 95_250m));
    }

    [Fact]
    public void The_drawdown_is_guarded_at_95_percent_of_its_limit()
    {
        var track = Track(90_500.01m) with { Peak = 100_000m };
        Assert.True(Judge(track, 90_500.01m).Allowed);
        Assert.Equal(new RiskVerdict(false, "mandate.drawdown", 10_000m, 9_500m), Judge(track, 90_500m));
    }

    [Fact]
    public void Of_both_limits_the_drawdown_speaks_first() =>
        Assert.Equal(MandateGuard.DrawdownRule, Judge(Track(100_000m), 50_000m).Rule);

    [Fact]
    public void What_closing_would_cost_counts_as_lost() =>
        Assert.Equal(4_650m + 350m, MandateGuard.Judge(Mandate, Track(100_000m), 95_350m, 100_000m).Value);

    [Fact]
    public void Only_the_period_of_the_mandate_is_guarded() =>
        Assert.True(Judge(Track(95_000m) with { DayStart = 100_000m, MonthStart = 100_000m }, 94_000m).Allowed);

    [Fact]
    public void The_budget_is_what_is_left_to_the_nearer_limit()
    {
        Assert.Equal(4_000m, MandateGuard.BudgetLeft(Mandate, Track(100_000m), 99_000m));
        Assert.Equal(500m, MandateGuard.BudgetLeft(Mandate, Track(91_000m) with { Peak = 100_000m }, 90_500m));
        Assert.Equal(0, MandateGuard.BudgetLeft(Mandate, Track(100_000m), 80_000m));
    }

    private static RiskVerdict Judge(EquityTrack track, decimal equity) =>
        MandateGuard.Judge(Mandate, track, equity, 0);

    private static EquityTrack Track(decimal start) =>
        new(start, 0, start, start, start, start, DateTimeOffset.UnixEpoch);
}
