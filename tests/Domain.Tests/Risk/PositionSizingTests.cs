using TradingPlatform.Domain.Risk;
using TradingPlatform.Domain.Trading;
using static TradingPlatform.Domain.Tests.Risk.RiskTerms;

namespace TradingPlatform.Domain.Tests.Risk;

public sealed class PositionSizingTests
{
    private static readonly RiskAppetite Bold = Appetite with { TradeRisk = 1 };

    [Fact]
    public void The_loss_at_the_stop_with_costs_is_the_appetite()
    {
        // 0.5 % of 100,000 is 500; one coin loses 2 and costs 0.2.
        Assert.Equal(new SizedQuantity(227.272m, "trade-risk"), PositionSizing.Of(Plain, Appetite));
    }

    [Fact]
    public void A_short_is_sized_like_its_mirror() => Assert.Equal(
        PositionSizing.Of(Plain, Appetite),
        PositionSizing.Of(Plain with { Side = OrderSide.Sell, StopPrice = 102m }, Appetite));

    [Fact]
    public void A_small_budget_shrinks_the_trade() =>
        Assert.Equal(
            new SizedQuantity(45.454m, "budget"),
            PositionSizing.Of(Plain with { BudgetLeft = 400m }, Appetite));

    [Fact]
    public void A_near_stop_does_not_lift_the_exposure_over_the_leverage() =>
        Assert.Equal(
            new SizedQuantity(1_900m, "exposure"),
            PositionSizing.Of(Plain with { StopPrice = 99.99m, BudgetLeft = 100_000m }, Bold));

    [Fact]
    public void The_reserve_for_closing_fits_into_the_budget()
    {
        var sized = PositionSizing.Of(Plain with { BudgetLeft = 1_000m }, Bold with { BudgetShare = 1 });
        var wide = PositionSizing.Of(
            Plain with { BudgetLeft = 100m, StopPrice = 99.99m }, Bold with { BudgetShare = 1 });

        Assert.Equal("budget", sized.Cap);
        Assert.Equal("reserve", wide.Cap);
        Assert.InRange(wide.Quantity * 100m * MandateGuard.ReserveRate, 49m, 50m);
    }

    [Fact]
    public void A_thin_market_shrinks_the_trade() =>
        Assert.Equal(new SizedQuantity(1m, "volume"), PositionSizing.Of(Plain with { VolumeMean = 10m }, Appetite));

    [Fact]
    public void The_largest_order_bounds_the_trade() => Assert.Equal(
        new SizedQuantity(9_000m, "order-max"),
        PositionSizing.Of(Plain with { Equity = 10_000_000m, BudgetLeft = 1_000_000m }, Appetite));

    [Fact]
    public void Less_than_one_step_is_nothing() =>
        Assert.Equal(0, PositionSizing.Of(Plain with { Equity = 0.4m }, Appetite).Quantity);

    [Theory]
    [InlineData(100)]
    [InlineData(101)]
    public void A_stop_on_the_wrong_side_is_not_sized(int stop) =>
        Assert.Equal(0, PositionSizing.Of(Plain with { StopPrice = stop }, Appetite).Quantity);

    [Fact]
    public void Without_budget_nothing_is_traded() =>
        Assert.Equal(0, PositionSizing.Of(Plain with { BudgetLeft = 0 }, Appetite).Quantity);
}
