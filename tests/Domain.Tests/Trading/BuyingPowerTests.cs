using TradingPlatform.Domain.Trading;

namespace TradingPlatform.Domain.Tests.Trading;

public class BuyingPowerTests
{
    [Fact]
    public void An_order_worth_exactly_what_is_there_with_its_fee_is_placed_and_one_step_more_is_refused()
    {
        Given.OpenAccount(cash: 10_005).After(Some.Place(Some.Buy(100)));
        var detail = Given.OpenAccount(cash: 10_004.99m)
            .When(Some.Place(Some.Buy(100)))
            .ThenRefused("account.insufficient-balance");
        Assert.Contains("Needed 10005 USDT", detail, StringComparison.Ordinal);
        Assert.Contains("available 10004.99", detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Leverage_multiplies_equity() =>
        Given.OpenAccount(cash: 2_001, leverage: 5).After(Some.Place(Some.Buy(100)));

    [Fact]
    public void Open_orders_of_one_side_add_up_and_of_both_sides_the_worse_counts()
    {
        var account = Given.OpenAccount(cash: 10_000).After(Some.Place(Some.Buy(60, limit: 100, id: "b1")));
        account.When(Some.Place(Some.Buy(50, limit: 100, id: "b2"))).ThenRefused("account.insufficient-balance");
        account.After(Some.Place(Some.Sell(90, limit: 110, id: "s1")));
    }

    [Fact]
    public void A_sell_below_the_market_is_valued_at_the_market() => Given.OpenAccount(cash: 10_000)
        .When(Some.Place(Some.Sell(150, limit: 60))).ThenRefused("account.insufficient-balance");

    [Fact]
    public void What_only_closes_a_position_is_placed_whatever_the_losses()
    {
        var account = LongAt100(190);
        account.When(Some.Place(Some.Buy(1, id: "b1"), reference: 50)).ThenRefused("account.insufficient-balance");
        account.After(Some.Place(Some.Sell(150, id: "s1"), reference: 50));
        account.After(Some.Place(Some.Sell(40, id: "s2"), reference: 50));
        account.When(Some.Place(Some.Sell(1, id: "s3"), reference: 50)).ThenRefused("account.insufficient-balance");
    }

    [Fact]
    public void Turning_a_position_round_needs_balance_for_the_new_side_only()
    {
        var account = LongAt100(100);
        account.When(Some.Place(Some.Sell(299.9m, id: "s1"))).Then(
            new AccountEvent.OrderPlaced(Some.Sell(299.9m, id: "s1"), 100, Some.Start, 0));
        account.When(Some.Place(Some.Sell(299.901m, id: "s1"))).ThenRefused("account.insufficient-balance");
    }

    [Fact]
    public void Of_orders_that_turn_a_position_round_the_dearest_are_taken_to_open()
    {
        var account = LongAt100(100).After(
            Some.Place(Some.Sell(100, limit: 150, id: "s1")), Some.Place(Some.Sell(40, limit: 120, id: "s2")));
        Assert.Equal(20_000 - 10_000, AccountMath.BuyingPower(account.State, _ => 100));
        account.After(Some.Place(Some.Sell(30, limit: 200, id: "s3")));
        Assert.Equal(20_000 - (((30 * 200) + (40 * 150)) * 1.0005m), AccountMath.BuyingPower(account.State, _ => 100));
    }

    [Fact]
    public void Buying_power_is_what_is_left_of_equity_times_leverage()
    {
        var account = Given.OpenAccount(cash: 10_000, leverage: 2).After(Some.Place(Some.Buy(50, limit: 100)));
        Assert.Equal(20_000 - 5_002.5m, AccountMath.BuyingPower(account.State, _ => 100));
    }

    [Fact]
    public void Equity_marks_positions_and_falls_back_to_the_last_fill()
    {
        var state = LongAt100(100).State;
        Assert.Equal(11_000, AccountMath.Equity(state, _ => 110));
        Assert.Equal(1_000, AccountMath.UnrealisedPnl(state, _ => 110));
        Assert.Equal(11_000, AccountMath.GrossNotional(state, _ => 110));
        Assert.Equal(10_000, AccountMath.Equity(state, new Dictionary<string, decimal>()));
    }

    private static Scenario<AccountState, AccountCommand, AccountEvent> LongAt100(decimal quantity) =>
        Given.OpenAccount(cash: 10_000, leverage: 2).After(
            Some.Place(Some.Buy(quantity)),
            Some.Reports(Some.Report(1, ExecutionKind.Filled, price: 100, quantity: quantity)));
}
