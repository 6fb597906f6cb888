using TradingPlatform.Domain.Trading;

namespace TradingPlatform.Domain.Tests.Trading;

public class RecordingTests
{
    [Fact]
    public void Reports_carry_an_order_through_its_life()
    {
        var account = Placed(Some.Buy(3));
        account.After(Some.Reports(Some.Report(1, ExecutionKind.Accepted)));
        Assert.Equal(OrderState.Live, account.State.OpenOrders["o1"].State);
        account.After(Some.Reports(Some.Report(2, ExecutionKind.Filled, price: 100, quantity: 1, fee: 0.05m)));
        Assert.Equal(OrderState.PartiallyFilled, account.State.OpenOrders["o1"].State);
        account.After(Some.Reports(Some.Report(3, ExecutionKind.Filled, price: 101, quantity: 2, fee: 0.1m)));

        Assert.Empty(account.State.OpenOrders);
        var order = Assert.Single(account.State.RecentOrders);
        Assert.Equal((OrderState.Filled, 3m, 302m), (order.State, order.FilledQuantity, order.FilledNotional));
        Assert.Equal(0.15m, order.Fees);
        Assert.Equal(9_999.85m, account.State.Cash);
        Assert.Equal(3, account.State.Positions[Some.Symbol].Quantity);
    }

    [Fact]
    public void A_repeated_report_is_ignored()
    {
        var fill = Some.Report(1, ExecutionKind.Filled, price: 100, quantity: 1);
        Placed(Some.Buy(3)).After(Some.Reports(fill)).When(Some.Reports(fill)).ThenNothing();
    }

    [Fact]
    public void A_hole_in_the_numbers_is_refused_and_nothing_of_it_is_taken_in()
    {
        var account = Placed(Some.Buy(3));
        account
            .When(Some.Reports(Some.Report(1, ExecutionKind.Accepted), Some.Report(3, ExecutionKind.Cancelled)))
            .ThenRefused("account.report-gap");
    }

    [Fact]
    public void A_report_after_the_end_changes_nothing_but_the_number_of_the_next()
    {
        var account = Placed(Some.Buy(3)).After(Some.Reports(Some.Report(1, ExecutionKind.Cancelled)));
        account.After(Some.Reports(Some.Report(2, ExecutionKind.Accepted), Some.Report(3, ExecutionKind.Cancelled)));
        Assert.All(account.Events, happened => Assert.IsType<AccountEvent.ReportIgnored>(happened));
        Assert.Equal(3, account.State.LastReport[Some.Symbol]);
        Assert.Equal(OrderState.Cancelled, Assert.Single(account.State.RecentOrders).State);
    }

    [Fact]
    public void A_late_acceptance_does_not_make_a_partly_filled_order_fresh()
    {
        var account = Placed(Some.Buy(3)).After(Some.Reports(
            Some.Report(1, ExecutionKind.Filled, price: 100, quantity: 1), Some.Report(2, ExecutionKind.Accepted)));
        Assert.Equal(OrderState.PartiallyFilled, account.State.OpenOrders["o1"].State);
    }

    [Fact]
    public void A_rejected_order_ends_with_the_venues_reason()
    {
        var account = Placed(Some.Buy(3));
        account.After(Some.Reports(Some.Report(1, ExecutionKind.Rejected) with { Reason = "closed" }));
        var order = Assert.Single(account.State.RecentOrders);
        Assert.Equal((OrderState.Rejected, "closed"), (order.State, order.Reason));
    }

    [Fact]
    public void What_a_venue_cannot_have_done_stops_the_account()
    {
        ExecutionReport[] wrong =
        [
            Some.Report(1, ExecutionKind.Filled, price: 100, quantity: 3.001m),
            Some.Report(1, ExecutionKind.Filled, price: 100, quantity: 0),
            Some.Report(1, ExecutionKind.Filled, price: 0, quantity: 1),
            Some.Report(1, ExecutionKind.Accepted, id: "stranger"),
            Some.Report(1, ExecutionKind.Accepted) with { Account = "other@SIM" },
            Some.Report(1, ExecutionKind.Accepted) with { Symbol = "SIM:ETHUSDT" },
        ];
        Assert.All(wrong, report => Assert.Throws<VenueContradictionException>(
            () => Placed(Some.Buy(3)).When(Some.Reports(report))));
    }

    [Fact]
    public void A_fill_of_an_ended_order_stops_the_account()
    {
        var account = Placed(Some.Buy(3)).After(Some.Reports(Some.Report(1, ExecutionKind.Cancelled)));
        Assert.Throws<VenueContradictionException>(
            () => account.When(Some.Reports(Some.Report(2, ExecutionKind.Filled, price: 100, quantity: 1))));
    }

    [Fact]
    public void Only_the_last_200_fills_and_ended_orders_stay_in_memory()
    {
        var first = Some.Report(1, ExecutionKind.Filled, price: 100, quantity: 1);
        var account = Placed(Some.Buy(1)).After(Some.Reports(first));
        for (var i = 2; i <= 202; i++)
        {
            var order = i % 2 == 0 ? Some.Sell(1, id: $"o{i}") : Some.Buy(1, id: $"o{i}");
            account.After(
                Some.Place(order),
                Some.Reports(Some.Report(i, ExecutionKind.Filled, id: $"o{i}", price: 100, quantity: 1)));
        }

        Assert.Equal((200, 200), (account.State.RecentFills.Count, account.State.RecentOrders.Count));
        Assert.Equal("o202", account.State.RecentFills[^1].OrderId);
        Assert.Equal(202, account.State.OrderIds.Count);
    }

    private static Scenario<AccountState, AccountCommand, AccountEvent> Placed(OrderIntent order) =>
        Given.OpenAccount().After(Some.Place(order));
}
