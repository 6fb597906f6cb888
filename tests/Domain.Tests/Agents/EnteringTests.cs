using TradingPlatform.Domain.Agents;
using TradingPlatform.Domain.Market;
using TradingPlatform.Domain.Trading;

namespace TradingPlatform.Domain.Tests.Agents;

public sealed class EnteringTests
{
    [Fact]
    public void A_wish_that_risk_allows_becomes_a_sized_order_with_its_whole_story()
    {
        var sight = Burst(2);
        var agent = Agent().When(sight);

        var decision = agent.ThenDecided(AgentAction.Enter, "momentum-scalping.enter-long");
        Assert.Null(OrderFilters.Check(AgentRun.Rules, decision.Order!, sight.Price));
        Assert.Equal(OrderIds.Of("agent@TEST:BTCUSDT", 1), decision.Order!.OrderId);
        Assert.StartsWith("risk.trade ok: value 0.00", decision.Risk, StringComparison.Ordinal);
        Assert.Equal(sight.Price, decision.Inputs["price"]);
        Assert.Equal(decision.Inputs.Keys.Order(StringComparer.Ordinal), decision.Inputs.Keys);
        Assert.True(decision.StopPrice < sight.Price && sight.Price < decision.TargetPrice);
        Assert.Equal((decision.StopPrice, decision.TargetPrice), (agent.State.StopPrice, agent.State.TargetPrice));
    }

    [Fact]
    public void The_loss_at_the_stop_stays_within_the_appetite()
    {
        var sight = Burst(2);
        var decision = Agent().When(sight).ThenDecided(AgentAction.Enter, "momentum-scalping.enter-long");

        var loss = decision.Order!.Quantity * (sight.Price - decision.StopPrice!.Value);
        Assert.InRange(loss, 1m, AgentProfile.Of(AgentKind.Nova).Appetite.TradeRisk * Sights.Cash);
    }

    [Fact]
    public void The_same_burst_downwards_is_sold()
    {
        var decision = Agent().When(Burst(2, -1)).ThenDecided(AgentAction.Enter, "momentum-scalping.enter-short");

        Assert.Equal(OrderSide.Sell, decision.Order!.Side);
        Assert.True(decision.TargetPrice < 97m && decision.StopPrice > 97m);
    }

    [Fact]
    public void Without_a_closed_bar_nothing_is_entered() =>
        Agent().When(Burst(2) with { BarClosed = false }).ThenNothing();

    [Fact]
    public void A_stopped_agent_enters_nothing() =>
        Agent(new AgentEvent.Stopped("s", "alice", "", Sights.Noon)).When(Burst(2)).ThenNothing();

    [Fact]
    public void While_an_entry_works_there_is_no_second_one()
    {
        var entry = Sights.Working(Sights.Intent("entry-1", OrderSide.Buy, 1), Sights.Noon.AddMinutes(1));
        Agent(Sights.Entered()).When(Burst(2).With(entry)).ThenNothing();
    }

    [Fact]
    public void While_a_position_is_held_nothing_is_added() =>
        Agent(Sights.Entered()).When(Burst(2).Holding(1m, 100m)).ThenNothing();

    [Fact]
    public void What_risk_refuses_is_written_down_with_rule_limit_and_value()
    {
        var sight = Burst(2);
        var decision = Agent().When(sight with { Instrument = AgentRun.Rules with { NotionalMin = 1_000_000m } })
            .ThenDecided(AgentAction.Refused, "momentum-scalping.enter-long");

        Assert.Null(decision.Order);
        Assert.StartsWith("risk.notional-min refused: value ", decision.Risk, StringComparison.Ordinal);
        Assert.Contains("limit 1000000", decision.Risk, StringComparison.Ordinal);
    }

    [Fact]
    public void A_market_that_hardly_trades_is_not_entered()
    {
        var sight = Burst(2);
        var thin = sight.Candles.Select(bar => bar with { Volume = bar.Volume / 100_000_000 });
        var decision = Agent().When(sight with { Candles = [.. thin] })
            .ThenDecided(AgentAction.Refused, "momentum-scalping.enter-long");

        Assert.EndsWith("sized by volume", decision.Risk, StringComparison.Ordinal);
    }

    [Fact]
    public void An_entry_whose_stop_was_passed_is_taken_back()
    {
        var entry = Sights.Working(Sights.Intent("entry-1", OrderSide.Buy, 1), Sights.Noon.AddMinutes(1));
        var agent = Agent(Sights.Entered()).When(Sights.Quiet(2, 94m).With(entry));

        var decision = agent.ThenDecided(AgentAction.CancelOrders, "entry.void");
        Assert.Equal("entry-1", Assert.Single(decision.CancelOrderIds));
        Assert.Null(agent.State.Plan);
    }

    [Fact]
    public void A_half_filled_entry_that_is_taken_back_keeps_its_stop()
    {
        var entry = Sights.Working(Sights.Intent("entry-1", OrderSide.Buy, 1), Sights.Noon.AddMinutes(1));
        var agent = Agent(Sights.Entered(), new AgentEvent.Stopped("s", "alice", "", Sights.Noon))
            .When(Sights.Quiet(2).Holding(0.5m, 100m).With(entry));

        agent.ThenDecided(AgentAction.CancelOrders, "entry.stopped");
        Assert.Equal(95m, agent.State.StopPrice);
        agent.When(Sights.Quiet(3).Holding(0.5m, 100m)).ThenNothing();
    }

    [Fact]
    public void A_step_considered_twice_is_decided_once()
    {
        var agent = Agent().When(Burst(2));
        agent.ThenDecided(AgentAction.Enter, "momentum-scalping.enter-long");

        agent.When(Burst(2)).ThenNothing();
    }

    [Fact]
    public void Before_the_first_price_nothing_happens() =>
        new AgentScenario(AgentKind.Nova).When(Sights.Quiet(1, 0m)).ThenNothing();

    [Fact]
    public void Equity_is_marked_at_the_first_step_of_every_hour()
    {
        var agent = Agent();
        agent.When(Sights.Quiet(29)).ThenNothing();
        agent.When(Sights.Quiet(59)).ThenNothing();
        Assert.Equal(60, agent.When(Sights.Quiet(60)).Then<AgentEvent.EquityMarked>().Sequence);
        agent.When(Sights.Quiet(119)).ThenNothing();
        agent.When(Sights.Quiet(121)).Then<AgentEvent.EquityMarked>();
    }

    // A quiet range that swings by a tenth, then one wide bar on ten times the volume.
    private static AgentSight Burst(long sequence, int way = 1)
    {
        var closes = Enumerable.Range(0, 120).Select(i => 100m + ((i % 2) * 0.2m)).Append(100m + (way * 3m));
        var bars = Sights.Bars(Timeframe.M5, closes);
        bars[^1] = bars[^1] with { Volume = 10_000m };
        return Sights.Quiet(sequence, bars[^1].Close).WithBars(bars);
    }

    private static AgentScenario Agent(params AgentEvent[] history) =>
        new AgentScenario(AgentKind.Nova).Given([AgentScenario.Started, .. history]);
}
