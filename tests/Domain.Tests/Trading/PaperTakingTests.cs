using TradingPlatform.Domain.Trading;

namespace TradingPlatform.Domain.Tests.Trading;

public class PaperTakingTests
{
    [Fact]
    public void A_market_order_has_a_quarter_of_each_trade_at_its_price_worsened()
    {
        var fills = Fills(Some.Buy(3), Some.Trade(100, 4), Some.Trade(101, 4), Some.Trade(102, 40));
        Assert.Equal([(100.02m, 1m), (101.03m, 1m), (102.03m, 1m)], fills.Select(fill => (fill.Price, fill.Quantity)));
        Assert.All(fills, fill => Assert.Equal(Liquidity.Taker, fill.Liquidity));
        fills = Fills(Some.Sell(1), Some.Trade(100, 4));
        Assert.Equal((99.98m, 1m), (fills[0].Price, fills[0].Quantity));
    }

    [Fact]
    public void The_fee_is_rounded_up_to_the_eighth_decimal()
    {
        var fill = Assert.Single(Fills(Some.Buy(0.001m), Some.Trade(100.01m, 4)));
        Assert.Equal(100.04m, fill.Price);
        Assert.Equal(0.00005002m, fill.Fee);
    }

    [Fact]
    public void What_is_left_waits_for_the_next_step()
    {
        var venue = Given.Venue().After(Some.Submit(Some.Buy(3)), Some.Step(1, Some.Trade(100, 4)));
        Assert.Equal(2, venue.State.Open.Values.Single().Remaining);
        venue.After(Some.Step(2, Some.Trade(100, 8)));
        Assert.Empty(venue.State.Open);
    }

    [Fact]
    public void An_order_never_trades_on_a_step_its_asker_had_seen()
    {
        var venue = Given.Venue().After(Some.Submit(Some.Buy(1), sequence: 5));
        venue.When(Some.Step(4, Some.Trade(100, 4))).ThenNothing();
        venue.When(Some.Step(5, Some.Trade(100, 4))).ThenNothing();
        venue.After(Some.Step(6, Some.Trade(100, 4)));
        Assert.Empty(venue.State.Open);
    }

    [Fact]
    public void A_step_matched_before_is_ignored()
    {
        var venue = Given.Venue().After(Some.Submit(Some.Buy(3)), Some.Step(2, Some.Trade(100, 4)));
        venue.When(Some.Step(2, Some.Trade(100, 4))).ThenNothing();
        venue.When(Some.Step(1, Some.Trade(100, 4))).ThenNothing();
    }

    [Fact]
    public void Bars_without_volume_and_impossible_prices_fill_nothing()
    {
        var venue = Given.Venue().After(Some.Submit(Some.Buy(1)), Some.Submit(Some.Buy(1, limit: 110, id: "o2")));
        venue.When(Some.Step(1, Some.Trade(100, 0), Some.Trade(0, 5), Some.Trade(-1, 5))).ThenNothing();
        venue.When(Some.Step(1)).ThenNothing();
    }

    [Fact]
    public void Less_than_a_step_fills_nothing() =>
        Assert.Empty(Fills(Some.Buy(1), Some.Trade(100, 0.0039m)));

    [Fact]
    public void Orders_share_a_trade_in_the_order_they_came()
    {
        var venue = Given.Venue().After(
            Some.Submit(Some.Buy(2, id: "first")),
            Some.Submit(Some.Sell(2, id: "second")),
            Some.Step(1, Some.Trade(100, 12)));
        Assert.Equal(
            [("first", 2m), ("second", 1m)],
            Reports(venue).Select(fill => (fill.OrderId, fill.Quantity)));
    }

    [Fact]
    public void Trades_at_one_price_after_another_are_one_report()
    {
        var fills = Fills(Some.Buy(4), Some.Trade(100, 4), Some.Trade(100, 4), Some.Trade(101, 4), Some.Trade(100, 4));
        Assert.Equal([(100.02m, 2m), (101.03m, 1m), (100.02m, 1m)], fills.Select(fill => (fill.Price, fill.Quantity)));
    }

    [Fact]
    public void A_limit_that_crosses_when_first_seen_takes_and_never_beyond_its_limit()
    {
        var fills = Fills(Some.Buy(3, limit: 100.01m), Some.Trade(99, 4), Some.Trade(100, 4));
        Assert.Equal([(99.02m, 1m), (100.01m, 1m)], fills.Select(fill => (fill.Price, fill.Quantity)));
        Assert.All(fills, fill => Assert.Equal(Liquidity.Taker, fill.Liquidity));
    }

    [Fact]
    public void A_book_is_walked_from_its_best_level_and_no_further_than_the_limit()
    {
        var book = Some.Book([new(99, 5)], [new(100, 1), new(101, 1), new(102, 9)]);
        Assert.Equal([(100m, 1m), (101m, 1m), (102m, 1m)], Fills(Some.Buy(3), book));
        Assert.Equal([(100m, 1m), (101m, 1m)], Fills(Some.Buy(3, limit: 101), book));
        Assert.Equal([(99m, 3m)], Fills(Some.Sell(3), book));
        Assert.Empty(Fills(Some.Sell(3, limit: 99.01m), book));
    }

    [Fact]
    public void Own_orders_share_the_books_levels()
    {
        var venue = Given.Venue().After(
            Some.Submit(Some.Buy(1.5m, id: "first")),
            Some.Submit(Some.Buy(2, limit: 100, id: "second")),
            Some.Submit(Some.Buy(1, id: "third")),
            Some.Step(1, Some.Book([], [new(100, 2), new(101, 1)]), Some.Trade(100, 1_000)));
        Assert.Equal(
            [("first", 100m, 1.5m), ("second", 100m, 0.5m), ("third", 101m, 1m)],
            Reports(venue).Select(fill => (fill.OrderId, fill.Price, fill.Quantity)));
    }

    [Fact]
    public void A_crumb_of_a_level_does_not_hide_the_next()
    {
        var book = Some.Book([], [new(100, 1.0005m), new(101, 5)]);
        Assert.Equal([(100m, 1m), (101m, 1m)], Fills(Some.Buy(2), book));
    }

    [Fact]
    public void A_step_of_another_symbol_is_a_mistake() => Assert.Throws<ArgumentException>(() => Given.Venue().When(
        new PaperVenueCommand.Match(Some.Step(1).Batch with { Symbol = "SIM:ETHUSDT" })));

    private static List<ExecutionReport> Fills(OrderIntent order, params Domain.Market.Trade[] trades) =>
        Reports(Given.Venue().After(Some.Submit(order)).When(Some.Step(1, trades)));

    private static List<(decimal Price, decimal Quantity)> Fills(OrderIntent order, Domain.Market.Book book) =>
    [
        .. Reports(Given.Venue().After(Some.Submit(order)).When(Some.Step(1, book)))
            .Select(fill => (fill.Price, fill.Quantity)),
    ];

    private static List<ExecutionReport> Reports(
        Scenario<PaperVenueState, PaperVenueCommand, PaperVenueEvent> venue) =>
        [.. venue.Events.OfType<PaperVenueEvent.Filled>().Select(happened => happened.Report)];
}
