using TradingPlatform.Domain.Trading;

namespace TradingPlatform.Domain.Tests.Trading;

public class ReduceOnlyTests
{
    private const string Refused = "order.reduce-only-exceeds-position";

    [Fact]
    public void Without_a_position_there_is_nothing_to_reduce() =>
        Given.OpenAccount().When(Some.Place(Some.Sell(1, reduceOnly: true))).ThenRefused(Refused);

    [Fact]
    public void It_may_take_the_whole_position_and_not_a_step_more()
    {
        Long(2).After(Some.Place(Some.Sell(2, id: "s1", reduceOnly: true)));
        Long(2).When(Some.Place(Some.Sell(2.001m, id: "s1", reduceOnly: true))).ThenRefused(Refused);
    }

    [Fact]
    public void It_may_not_add_to_the_position() =>
        Long(2).When(Some.Place(Some.Buy(1, id: "b1", reduceOnly: true))).ThenRefused(Refused);

    [Fact]
    public void Open_orders_of_its_side_have_their_part_first()
    {
        var account = Long(2).After(Some.Place(Some.Sell(1.5m, limit: 120, id: "s1")));
        var detail = account.When(Some.Place(Some.Sell(1, id: "s2", reduceOnly: true))).ThenRefused(Refused);
        Assert.Contains("0.5", detail, StringComparison.Ordinal);
        account.After(Some.Place(Some.Sell(0.5m, id: "s2", reduceOnly: true)));
    }

    private static Scenario<AccountState, AccountCommand, AccountEvent> Long(decimal quantity) =>
        Given.OpenAccount().After(
            Some.Place(Some.Buy(quantity)),
            Some.Reports(Some.Report(1, ExecutionKind.Filled, price: 100, quantity: quantity)));
}
