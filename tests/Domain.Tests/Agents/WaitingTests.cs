using TradingPlatform.Domain.Agents;
using TradingPlatform.Domain.Market;
using TradingPlatform.Domain.Trading;

namespace TradingPlatform.Domain.Tests.Agents;

public sealed class WaitingTests
{
    [Fact]
    public void An_idle_agent_waits_to_be_started() =>
        Assert.Equal("Waits to be started.", Say(new AgentScenario(AgentKind.Atlas), Sights.Quiet(2)));

    [Fact]
    public void A_halted_agent_waits_for_a_person() => Assert.Equal(
        "Halted by alice: waits for a person to start it again.",
        Say(Agent(new AgentEvent.Halted("h", "alice", "", Sights.Noon)), Sights.Quiet(2)));

    [Fact]
    public void Who_is_kept_out_says_until_when() => Assert.Equal(
        "Stays out until 2026-01-08 00:00 UTC: the loss limit of its mandate was reached.",
        Say(Agent().When(Sights.Quiet(2).Worth(99_000m)), Sights.Quiet(3)));

    [Fact]
    public void Who_holds_names_stop_and_target() => Assert.Equal(
        "Holds 1 and waits for the stop at 95 or the target at 110.",
        Say(Agent(Sights.Entered()), Sights.Quiet(2).Holding(1m, 100m)));

    [Fact]
    public void Who_has_an_entry_waits_for_it()
    {
        var entry = Sights.Working(Sights.Intent("entry-1", OrderSide.Buy, 1), Sights.Noon);
        Assert.Equal(
            "Waits until its entry fills or grows too old.",
            Say(Agent(Sights.Entered()), Sights.Quiet(2).With(entry)));
    }

    [Fact]
    public void A_young_market_is_waited_for() => Assert.Equal(
        "Waits for 57 closed bars; 3 are there.",
        Say(Agent(), Sights.Quiet(2).WithBars(Sights.Bars(Timeframe.M15, [1m, 2m, 3m]))));

    private static string Say(AgentScenario agent, AgentSight sight) =>
        TradingAgent.Waiting(AgentKind.Atlas, agent.State, sight);

    private static AgentScenario Agent(params AgentEvent[] history) =>
        new AgentScenario(AgentKind.Atlas).Given([AgentScenario.Started, .. history]);
}
