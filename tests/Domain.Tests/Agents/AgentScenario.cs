using TradingPlatform.Domain.Agents;

namespace TradingPlatform.Domain.Tests.Agents;

/// <summary>Given what happened to an agent, when this is asked or seen, then this follows.</summary>
internal sealed class AgentScenario(AgentKind kind)
{
    public static readonly AgentEvent.Started Started = new("start-1", "alice", 0, Sights.Noon);

    // The hourly mark is no part of most stories: given as done, so that it stays out of what follows.
    private static readonly AgentEvent.EquityMarked Marked =
        new(0, 0, 100m, Sights.Track(Sights.Cash, Sights.Noon.AddMinutes(30)));

    private readonly Decider<TradingAgentState, AgentCommand, AgentEvent> _decider =
        TradingAgent.For(kind, "agent@TEST:BTCUSDT");

    public TradingAgentState State { get; private set; } = TradingAgentState.Initial;

    public Decision<AgentEvent> Answer { get; private set; }

    public AgentScenario Given(params AgentEvent[] history)
    {
        State = history.Append(Marked).Aggregate(State, (state, happened) =>
            happened == Marked && state.MarkedAt == Marked.Track.At ? state : _decider.Evolve(state, happened));
        return this;
    }

    public AgentScenario When(AgentCommand command)
    {
        Answer = _decider.Decide(State, command);
        State = Answer.Events.Aggregate(State, _decider.Evolve);
        return this;
    }

    public AgentScenario When(AgentSight sight) => When(new AgentCommand.Consider(sight));

    public void ThenNothing()
    {
        Assert.Null(Answer.Refusal);
        Assert.Empty(Answer.Events);
    }

    public void ThenRefused(Refusal expected)
    {
        Assert.Empty(Answer.Events);
        Assert.Equal(expected, Answer.Refusal);
    }

    public TEvent Then<TEvent>()
        where TEvent : AgentEvent => Assert.IsType<TEvent>(Assert.Single(Answer.Events));

    public AgentDecision ThenDecided(AgentAction action, string rule)
    {
        var decision = Assert.Single(Answer.Events.OfType<AgentEvent.Decided>()).Decision;
        Assert.Equal((action, rule), (decision.Action, decision.Rule));
        return decision;
    }
}
