using TradingPlatform.Domain.Strategies;
using static TradingPlatform.Domain.Agents.AgentCommand;

namespace TradingPlatform.Domain.Agents;

/// <summary>The rules of one trading agent. It has no clock and no randomness: what it decides depends on the folded
/// state and
/// on the sight of one numbered step alone, so a log can be decided again and must give the same events, bit for
/// bit.</summary>
/// <remarks>The host keeps the running <see cref="EquityTrack"/>: it advances it at every step and hands it over in the
/// sight.
/// After a step that had events it goes on from the state's track (a restart after a drawdown halt sets a new peak
/// there);
/// after a restart of the process it starts from the state's track and advances over the steps after
/// <see cref="TradingAgentState.LastSequence"/>.</remarks>
public static class TradingAgent
{
    /// <summary>The decider of one agent. Refusal codes: <see cref="AgentRefusal"/>.</summary>
    /// <param name="kind">Its mandate.</param>
    /// <param name="agentId">Its key; order ids are a function of it and of the decision's number.</param>
    public static Decider<TradingAgentState, AgentCommand, AgentEvent> For(AgentKind kind, string agentId) =>
        For(AgentProfile.Of(kind), AgentStrategies.Of(kind), agentId);

    /// <summary>The decider of one agent with numbers of its own, for sweeps and studies.</summary>
    public static Decider<TradingAgentState, AgentCommand, AgentEvent> For(
        AgentProfile profile, IStrategy strategy, string agentId) => new(
            TradingAgentState.Initial,
            (state, command) => command switch
            {
                Consider c => Considering.Decide(profile, strategy, agentId, state, c.Sight),
                Start c => Commanding.Begin(state, c),
                Stop c => Commanding.End(state, c),
                Halt c => Commanding.Break(state, c),
                Note c => Commanding.Take(state, c),
                _ => throw new InvalidOperationException($"Unknown command {command.GetType().Name}."),
            },
            TradingAgentFold.Evolve);

    /// <summary>What the agent waits for and why, in one sentence. Costs as much as the close of a bar.</summary>
    public static string Waiting(AgentKind kind, TradingAgentState state, AgentSight sight) =>
        WaitingFor.Say(Look(kind, state, sight));

    /// <summary>The protective stop as it stands at this step, trailed; null when nothing is protected.</summary>
    public static decimal? StopNow(AgentKind kind, TradingAgentState state, AgentSight sight) =>
        state is { Plan: { } plan, StopPrice: { } stop }
            ? Protecting.StopNow(Look(kind, state, sight), plan, stop)
            : null;

    private static Moment Look(AgentKind kind, TradingAgentState state, AgentSight sight) =>
        new(AgentProfile.Of(kind), AgentStrategies.Of(kind), state, sight, sight.Track);
}
