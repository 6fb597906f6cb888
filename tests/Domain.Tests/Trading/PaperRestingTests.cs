using TradingPlatform.Domain.Trading;

namespace TradingPlatform.Domain.Tests.Trading;

public class PaperRestingTests
{
    [Fact]
    public void A_limit_that_meets_a_market_beyond_it_rests_once()
    {
        var venue = Given.Venue().After(Some.Submit(Some.Buy(1, limit: 100)));
        venue.When(Some.Step(1, Some.Trade(101, 40)))
            .Then(new PaperVenueEvent.Rested(Some.Account, "o1", Some.Start, 1));
        venue.After(Some.Step(1, Some.Trade(101, 40))).When(Some.Step(2, Some.Trade(101, 40))).ThenNothing();
    }

    [Fact]
    public void A_trade_at_the_limit_is_not_through_it()
    {
        var venue = Rested(Some.Buy(1, limit: 100), 101);
        venue.When(Some.Step(2, Some.Trade(100, 1_000))).ThenNothing();
    }

    [Fact]
    public void A_trade_through_the_limit_fills_at_the_limit_as_maker()
    {
        var venue = Rested(Some.Buy(1, limit: 100), 101).After(Some.Step(2, Some.Trade(90, 1_000)));
        var fill = Assert.Single(Fills(venue));
        Assert.Equal((100m, 1m, Liquidity.Maker, 0.02m), (fill.Price, fill.Quantity, fill.Liquidity, fill.Fee));
        venue = Rested(Some.Sell(1, limit: 100), 99).After(Some.Step(2, Some.Trade(100.01m, 1_000)));
        Assert.Equal(100, Assert.Single(Fills(venue)).Price);
    }

    [Fact]
    public void It_has_a_quarter_of_what_went_through()
    {
        var venue = Rested(Some.Buy(3, limit: 100), 101);
        venue.After(Some.Step(2, Some.Trade(101, 50), Some.Trade(99, 4), Some.Trade(100, 50), Some.Trade(99.99m, 2)));
        Assert.Equal(1.5m, Assert.Single(Fills(venue)).Quantity);
        Assert.Equal(1.5m, venue.State.Open.Values.Single().Remaining);
    }

    [Fact]
    public void The_better_price_is_served_first_and_at_one_price_the_earlier_order()
    {
        var venue = Given.Venue().After(
            Some.Submit(Some.Buy(1, limit: 99, id: "early")),
            Some.Submit(Some.Buy(1, limit: 100, id: "better")),
            Some.Submit(Some.Buy(1, limit: 99, id: "late")),
            Some.Step(1, Some.Trade(101, 1)),
            Some.Step(2, Some.Trade(98, 10)));
        Assert.Equal(
            [("better", 1m), ("early", 1m), ("late", 0.5m)],
            Fills(venue).Select(fill => (fill.OrderId, fill.Quantity)));
    }

    [Fact]
    public void What_a_taker_leaves_rests_and_fills_as_maker()
    {
        var venue = Given.Venue().After(Some.Submit(Some.Buy(2, limit: 100)), Some.Step(1, Some.Trade(99, 4)));
        Assert.Equal(Liquidity.Taker, Assert.Single(Fills(venue)).Liquidity);
        venue.After(Some.Step(2, Some.Trade(99, 4)));
        var rest = Assert.Single(Fills(venue));
        Assert.Equal((100m, Liquidity.Maker), (rest.Price, rest.Liquidity));
    }

    [Fact]
    public void It_rests_from_the_first_trade_beyond_it_within_one_step()
    {
        var venue = Given.Venue().After(
            Some.Submit(Some.Buy(1, limit: 100)), Some.Step(1, Some.Trade(101, 4), Some.Trade(90, 40)));
        var fill = Assert.Single(Fills(venue));
        Assert.Equal((100m, Liquidity.Maker), (fill.Price, fill.Liquidity));
    }

    [Fact]
    public void A_quiet_step_shows_no_market_and_decides_nothing()
    {
        var venue = Given.Venue().After(Some.Submit(Some.Buy(1, limit: 110)));
        venue.When(Some.Step(1)).ThenNothing();
        venue.After(Some.Step(2, Some.Trade(100, 4)));
        Assert.Equal(100.02m, Assert.Single(Fills(venue)).Price);
    }

    [Fact]
    public void With_a_book_the_first_sight_is_the_book()
    {
        var venue = Given.Venue().After(
            Some.Submit(Some.Buy(1, limit: 100)),
            Some.Step(1, Some.Book([new(99, 1)], [new(101, 1)]), Some.Trade(90, 40)));
        Assert.IsType<PaperVenueEvent.Rested>(Assert.Single(venue.Events));
        venue.After(Some.Step(2, Some.Book([new(89, 1)], [new(91, 1)]), Some.Trade(90, 40)));
        Assert.Equal((100m, Liquidity.Maker), (Fills(venue)[0].Price, Fills(venue)[0].Liquidity));
    }

    [Fact]
    public void A_step_in_which_an_order_came_to_rest_is_over()
    {
        var step = Some.Step(1, Some.Book([new(99, 1)], [new(101, 1)]), Some.Trade(90, 40));
        Given.Venue().After(Some.Submit(Some.Buy(1, limit: 100)), step).When(step).ThenNothing();
    }

    [Fact]
    public void A_reduce_only_order_trades_what_is_held_and_is_then_taken_back()
    {
        var venue = Given.Venue().After(
            Some.Submit(Some.Buy(2, id: "entry")),
            Some.Step(1, Some.Trade(100, 40)),
            Some.Submit(Some.Sell(2, limit: 110, id: "target", reduceOnly: true), sequence: 1),
            Some.Submit(Some.Sell(1.5m, id: "exit"), sequence: 1),
            Some.Step(2, Some.Trade(100, 40)),
            Some.Step(3, Some.Trade(120, 40)));
        Assert.Equal(0.5m, Assert.Single(Fills(venue)).Quantity);
        var report = Assert.IsType<PaperVenueEvent.Cancelled>(venue.Events[^1]).Report;
        Assert.Equal(("target", ExecutionKind.Cancelled), (report.OrderId, report.Kind));
        Assert.Equal(0, venue.State.Accounts[Some.Account].Position);
        Assert.Empty(venue.State.Open);
    }

    [Fact]
    public void An_idle_venue_needs_no_step_and_a_busy_one_the_first_it_may_trade_on()
    {
        var venue = Given.Venue();
        Assert.Null(venue.State.NextStep);
        venue.After(Some.Submit(Some.Buy(2), sequence: 7), Some.Submit(Some.Buy(1, id: "o2"), sequence: 9));
        Assert.Equal(8, venue.State.NextStep);
        venue.After(Some.Step(12, Some.Trade(100, 10)));
        Assert.Equal(13, venue.State.NextStep);
        var late = Some.Submit(Some.Buy(1, id: "o3"), sequence: 15).Order;
        Assert.Equal(16, venue.State.NextStepAfter(late, matchedThrough: 20));
        Assert.Equal(15, venue.State.NextStepAfter(late, matchedThrough: 14));
        Assert.Equal(13, venue.State.NextStepAfter(late with { Sequence = 3 }, matchedThrough: 20));
    }

    private static Scenario<PaperVenueState, PaperVenueCommand, PaperVenueEvent> Rested(
        OrderIntent order, decimal marketPrice) =>
        Given.Venue().After(Some.Submit(order), Some.Step(1, Some.Trade(marketPrice, 1)));

    private static List<ExecutionReport> Fills(
        Scenario<PaperVenueState, PaperVenueCommand, PaperVenueEvent> venue) =>
        [.. venue.Events.OfType<PaperVenueEvent.Filled>().Select(happened => happened.Report)];
}
