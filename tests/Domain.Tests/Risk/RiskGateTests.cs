using TradingPlatform.Domain.Risk;
using static TradingPlatform.Domain.Tests.Risk.RiskTerms;

namespace TradingPlatform.Domain.Tests.Risk;

public sealed class RiskGateTests
{
    [Fact]
    public void A_modest_trade_passes_and_says_what_it_risks() =>
        Assert.Equal(new RiskVerdict(true, "risk.trade", 0.03m, 0.0022m), Judge(Plain, 100m));

    [Fact]
    public void More_than_the_mandate_risks_in_one_trade_is_refused() => Assert.Equal(
        new RiskVerdict(false, "risk.trade", 0.03m, 0.0308m), Judge(Plain with { BudgetLeft = 10_000m }, 1_400m));

    [Fact]
    public void More_than_the_budget_left_is_refused() =>
        Assert.Equal(
            new RiskVerdict(false, "risk.budget", 219.99m, 220m),
            Judge(Plain with { BudgetLeft = 219.99m }, 100m));

    [Fact]
    public void The_last_cent_of_the_budget_may_be_risked() =>
        Assert.True(Judge(Plain with { BudgetLeft = 220m }, 100m).Allowed);

    [Fact]
    public void A_stop_too_near_is_refused() => Assert.Equal(
        new RiskVerdict(false, "risk.stop-distance", 0.002m, 0.0019m), Judge(Plain with { StopPrice = 99.81m }, 100m));

    [Fact]
    public void A_stop_on_the_wrong_side_is_refused() =>
        Assert.Equal("risk.stop-distance", Judge(Plain with { StopPrice = 101m }, 100m).Rule);

    [Fact]
    public void A_limit_far_from_the_market_is_refused() => Assert.Equal(
        new RiskVerdict(false, "risk.price-collar", 0.01m, 0.02m),
        Judge(Plain with { EntryPrice = 102m, StopPrice = 100m }, 100m));

    [Fact]
    public void More_than_the_leverage_is_refused_counting_what_is_held() => Assert.Equal(
        new RiskVerdict(false, "risk.leverage", 2m, 2.1m),
        Judge(Plain with { HeldQuantity = 2_000m, BudgetLeft = 10_000m }, 100m));

    [Fact]
    public void Exactly_the_leverage_is_allowed() =>
        Assert.True(Judge(Plain with { HeldQuantity = 1_900m }, 100m).Allowed);

    [Fact]
    public void Less_than_the_smallest_quantity_is_refused() =>
        Assert.Equal(new RiskVerdict(false, "risk.quantity-min", 0.001m, 0), Judge(Plain, 0));

    [Fact]
    public void Less_than_the_smallest_notional_is_refused() =>
        Assert.Equal(new RiskVerdict(false, "risk.notional-min", 5m, 4.9m), Judge(Plain, 0.049m));

    [Fact]
    public void Without_equity_nothing_is_allowed() =>
        Assert.Equal(new RiskVerdict(false, "risk.equity", 0, -1m), Judge(Plain with { Equity = -1m }, 100m));

    [Fact]
    public void A_verdict_reads_as_one_line() => Assert.Equal(
        "risk.leverage refused: value 2.1, limit 2",
        new RiskVerdict(false, "risk.leverage", 2m, 2.10m).ToString());

    private static RiskVerdict Judge(TradeTerms terms, decimal quantity) =>
        RiskGate.Judge(terms, quantity, RiskTerms.Mandate, Appetite);
}
