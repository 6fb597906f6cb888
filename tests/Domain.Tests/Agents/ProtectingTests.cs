using TradingPlatform.Domain.Agents;
using TradingPlatform.Domain.Market;
using TradingPlatform.Domain.Trading;

namespace TradingPlatform.Domain.Tests.Agents;

public sealed class ProtectingTests
{
    [Fact]
    public void A_price_at_the_stop_closes_a_long()
    {
        var decision = Agent(AgentKind.Atlas, Sights.Entered()).When(Sights.Quiet(2, 95m).Holding(1m, 100m))
            .ThenDecided(AgentAction.Exit, "mean-reversion.stop");

        Assert.Equal((OrderSide.Sell, true), (decision.Order!.Side, decision.Order.ReduceOnly));
        Assert.Equal(95m, decision.Inputs["stop"]);
        Assert.Null(decision.StopPrice);
    }

    [Fact]
    public void A_price_one_tick_short_of_the_stop_does_not() =>
        Agent(AgentKind.Atlas, Sights.Entered()).When(Sights.Quiet(2, 95.01m).Holding(1m, 100m)).ThenNothing();

    [Fact]
    public void A_price_at_the_stop_closes_a_short() =>
        Agent(AgentKind.Atlas, Sights.Entered(OrderSide.Sell, 105m, 90m)).When(Sights.Quiet(2, 105m).Holding(-1m, 100m))
            .ThenDecided(AgentAction.Exit, "mean-reversion.stop");

    [Fact]
    public void A_price_at_the_target_closes() =>
        Agent(AgentKind.Atlas, Sights.Entered()).When(Sights.Quiet(2, 110m).Holding(1m, 100m))
            .ThenDecided(AgentAction.Exit, "mean-reversion.target");

    [Fact]
    public void A_stopped_agent_still_protects_what_it_holds() =>
        Agent(AgentKind.Atlas, Sights.Entered(), new AgentEvent.Stopped("s", "alice", "", Sights.Noon))
            .When(Sights.Quiet(2, 94m).Holding(1m, 100m))
            .ThenDecided(AgentAction.Exit, "mean-reversion.stop");

    [Fact]
    public void A_position_without_plan_is_closed() =>
        Agent(AgentKind.Atlas).When(Sights.Quiet(2).Holding(1m, 100m))
            .ThenDecided(AgentAction.Exit, "position.unplanned");

    [Fact]
    public void A_position_on_the_other_side_of_its_plan_is_closed() =>
        Agent(AgentKind.Atlas, Sights.Entered()).When(Sights.Quiet(2).Holding(-1m, 100m))
            .ThenDecided(AgentAction.Exit, "position.unplanned");

    [Fact]
    public void What_fills_after_its_entry_was_cancelled_is_closed()
    {
        var agent = Agent(AgentKind.Atlas, Sights.Entered());
        var entry = Sights.Working(Sights.Intent("entry-1", OrderSide.Buy, 1), Sights.Noon.AddMinutes(1));
        agent.When(Sights.Quiet(60).With(entry)).ThenDecided(AgentAction.CancelOrders, "entry.aged");

        agent.When(Sights.Quiet(61).Holding(1m, 100m)).ThenDecided(AgentAction.Exit, "position.unplanned");
    }

    [Fact]
    public void The_trailing_stop_follows_the_best_price_since_entry()
    {
        var trail = AgentProfileTrail();
        var agent = Agent(AgentKind.Orion, Sights.Entered(target: null));
        var bars = Sights.Bars(Timeframe.H1, [100m, 104m, 120m, 118m]).Select(bar => bar with { Sequence = 2 });
        var sight = Sights.Quiet(3, 118m).Holding(1m, 100m) with { Candles = [.. bars] };
        var stop = 120.1m - (trail * 2m);

        Assert.Equal(stop, TradingAgent.StopNow(AgentKind.Orion, agent.State, sight));
        agent.When(sight with { Price = stop + 0.01m }).ThenNothing();
        agent.When(sight with { Sequence = 4, Price = stop })
            .ThenDecided(AgentAction.Exit, "trend-following.trailing-stop");
    }

    [Fact]
    public void Bars_from_before_the_entry_do_not_move_the_trailing_stop()
    {
        var agent = Agent(AgentKind.Orion, Sights.Entered(target: null));
        var bars = Sights.Bars(Timeframe.H1, [200m, 200m]).Select(bar => bar with { Sequence = 1 });
        var sight = Sights.Quiet(2, 100m).Holding(1m, 100m) with { Candles = [.. bars] };

        Assert.Equal(95m, TradingAgent.StopNow(AgentKind.Orion, agent.State, sight));
    }

    private static decimal AgentProfileTrail() => Domain.Strategies.AgentStrategies.Of(AgentKind.Orion).TrailAtr;

    private static AgentScenario Agent(AgentKind kind, params AgentEvent[] history) =>
        new AgentScenario(kind).Given([AgentScenario.Started, .. history]);
}
