using TradingPlatform.Domain.Agents;
using TradingPlatform.Domain.Trading;

namespace TradingPlatform.Domain.Tests.Agents;

public sealed class HaltingTests
{
    private static readonly AgentEvent.Halted Halted = new("halt-1", "alice", "fire", Sights.Noon);

    [Fact]
    public void What_is_open_is_closed_at_market_and_entries_are_taken_back()
    {
        var entry = Sights.Working(Sights.Intent("entry-1", OrderSide.Buy, 1), Sights.Noon);
        var decision = Agent().When(Sights.Quiet(2).Holding(1.5m, 100m).With(entry))
            .ThenDecided(AgentAction.Exit, "halt");

        Assert.Equal("entry-1", Assert.Single(decision.CancelOrderIds));
        var order = Assert.IsType<OrderIntent>(decision.Order);
        Assert.Equal((OrderSide.Sell, OrderType.Market), (order.Side, order.Type));
        Assert.Equal((1.5m, true), (order.Quantity, order.ReduceOnly));
    }

    [Fact]
    public void A_short_is_bought_back()
    {
        var decision = Agent().When(Sights.Quiet(2).Holding(-2m, 100m)).ThenDecided(AgentAction.Exit, "halt");

        Assert.Equal((OrderSide.Buy, 2m), (decision.Order!.Side, decision.Order.Quantity));
    }

    [Fact]
    public void A_closing_order_is_never_doubled()
    {
        var close = Sights.Working(Sights.Intent("close-1", OrderSide.Sell, 1, reduceOnly: true), Sights.Noon);
        Agent().When(Sights.Quiet(2).Holding(1m, 100m).With(close)).ThenNothing();
    }

    [Fact]
    public void While_a_position_remains_it_is_closed_again()
    {
        var agent = Agent().When(Sights.Quiet(2).Holding(1m, 100m));
        var first = agent.ThenDecided(AgentAction.Exit, "halt");
        var second = agent.When(Sights.Quiet(3).Holding(0.4m, 100m)).ThenDecided(AgentAction.Exit, "halt");

        Assert.Equal(0.4m, second.Order!.Quantity);
        Assert.NotEqual(first.Order!.OrderId, second.Order.OrderId);
    }

    [Fact]
    public void A_refused_close_is_tried_again_after_a_minute_not_at_every_step()
    {
        var agent = Agent().When(Sights.Quiet(2).Holding(1m, 100m));
        var id = agent.ThenDecided(AgentAction.Exit, "halt").Order!.OrderId;
        agent.When(new AgentCommand.Note(id, new Refusal("account.shut", ""), 2, Sights.Quiet(2).At));

        var soon = Sights.Quiet(3).Holding(1m, 100m);
        agent.When(soon with { At = Sights.Quiet(2).At.AddSeconds(59) }).ThenNothing();
        agent.When(Sights.Quiet(4).Holding(1m, 100m)).ThenDecided(AgentAction.Exit, "halt");
    }

    [Fact]
    public void A_cancel_that_was_asked_for_is_not_asked_for_again()
    {
        var entry = Sights.Working(Sights.Intent("entry-1", OrderSide.Buy, 1), Sights.Noon);
        Agent().When(Sights.Quiet(2).With(entry with { CancelRequested = true })).ThenNothing();
    }

    [Fact]
    public void Dust_that_no_venue_takes_counts_as_flat() =>
        Agent().When(Sights.Quiet(2).Holding(0.04999m, 100m)).ThenNothing();

    [Fact]
    public void The_smallest_order_the_venue_takes_is_no_dust() =>
        Agent().When(Sights.Quiet(2).Holding(0.05m, 100m)).ThenDecided(AgentAction.Exit, "halt");

    [Fact]
    public void A_position_larger_than_the_largest_order_is_closed_in_parts()
    {
        var sight = Sights.Quiet(2, 1m).Holding(20_000m, 1m);
        Assert.Equal(9_000m, Agent().When(sight).ThenDecided(AgentAction.Exit, "halt").Order!.Quantity);
    }

    [Fact]
    public void Flat_and_without_orders_it_does_nothing() => Agent().When(Sights.Quiet(2)).ThenNothing();

    private static AgentScenario Agent() => new AgentScenario(AgentKind.Nova).Given(AgentScenario.Started, Halted);
}
