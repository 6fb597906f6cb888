using System.Collections.Immutable;
using TradingPlatform.Domain.Analytics;

namespace TradingPlatform.Domain.Tests.Analytics;

public sealed class PerformanceTests
{
    private static readonly double[] Ten = [.01, -.005, .012, -.02, .007, .003, -.011, .015, 0, -.004];

    [Fact]
    public void The_frozen_definitions_give_the_frozen_figures()
    {
        var ten = Performance.Of(Ten);
        Assert.Equal(1.2185154910, ten.Sharpe!.Value, 1e-9);
        Assert.Equal(1.7839238609, ten.Sortino!.Value, 1e-9);
        Assert.Equal(.0210674464, ten.MaxDrawdown, 1e-9);
        Assert.Equal(.2656505954, ten.Cagr!.Value, 1e-9);
        Assert.Equal(12.6095299153, ten.Calmar!.Value, 1e-9);
        Assert.Equal(1.1549463871, ten.UlcerPercent!.Value, 1e-9);
        Assert.Equal(.02, ten.Var95!.Value, 1e-12);
        Assert.Equal(.02, ten.ExpectedShortfall95!.Value, 1e-12);
        Assert.Equal((10, 7), (ten.Days, ten.TimeUnderWater));
        Assert.False(ten.IsMeaningful);
    }

    [Fact]
    public void What_has_no_denominator_has_no_value()
    {
        var flat = Performance.Of([0, 0, 0]);
        Assert.Equal((null, null, null), (flat.Sharpe, flat.Sortino, flat.Calmar));
        Assert.Equal((0, 0), (flat.MaxDrawdown, flat.TotalReturn));
        var none = Performance.Of([]);
        Assert.Equal((null, null, null, null), (none.Cagr, none.Volatility, none.Var95, none.UlcerPercent));
        Assert.Null(Performance.Of([.01]).Sharpe);
        Assert.Null(Performance.Of([.01, .02]).Sortino);
    }

    [Fact]
    public void The_worst_twentieth_counts_whole_days()
    {
        var forty = Enumerable.Range(1, 40).Select(i => -i / 1000d).ToArray();
        var tail = Performance.Of(forty);
        Assert.Equal(.039, tail.Var95!.Value, 1e-12);
        Assert.Equal(.0395, tail.ExpectedShortfall95!.Value, 1e-12);
        Assert.True(tail.IsMeaningful);
    }

    [Fact]
    public void A_risk_free_return_is_taken_off() => Assert.Equal(
        Performance.Of([.. Ten.Select(value => value - .001)]).Sharpe!.Value,
        Performance.Of(Ten, riskFree: .001).Sharpe!.Value, 1e-9);

    [Fact]
    public void Money_that_comes_in_is_no_return()
    {
        ImmutableArray<DailyNav> days =
        [
            new(new DateOnly(2026, 1, 30), 100m, 0), new(new DateOnly(2026, 1, 31), 160m, 50m),
            new(new DateOnly(2026, 2, 1), 72m, -80m),
        ];
        Assert.Equal([.1, -.05], DailyReturns.Of(days), (one, two) => Math.Abs(one - two) < 1e-12);
    }

    [Fact]
    public void A_missing_day_and_a_return_on_nothing_are_refused()
    {
        var first = new DailyNav(new DateOnly(2026, 1, 1), 100m, 0);
        Assert.Throws<ArgumentException>(() => DailyReturns.Of([first, first with { Day = new(2026, 1, 3) }]));
        Assert.Throws<ArgumentException>(
            () => DailyReturns.Of([first with { Nav = 0 }, first with { Day = new(2026, 1, 2) }]));
        Assert.Empty(DailyReturns.Of([first]));
    }
}
