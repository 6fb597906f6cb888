using TradingPlatform.Domain.Agents;
using TradingPlatform.Grains.Interfaces.Agents;

namespace TradingPlatform.Grains.Agents;

/// <summary>What a screen shows of an agent.</summary>
internal static class AgentViews
{
    /// <summary>The agent as of its last step.</summary>
    public static AgentView Of(
        AgentKey id, AgentProfile profile, TradingAgentState state, AgentSight? sight, EquityTrack track,
        long position) => new(
        id.ToString(),
        id.Kind,
        id.Symbol,
        state.Status,
        state.StatusReason,
        sight?.Account ?? AtRest(track.Peak == 0 ? profile.OpeningCash : track.Equity),
        track,
        sight?.Price ?? 0,
        position,
        sight is null ? "The next market data." : TradingAgent.Waiting(id.Kind, state, sight),
        state.LastDecision,
        sight is null ? state.StopPrice : TradingAgent.StopNow(id.Kind, state, sight),
        state.TargetPrice,
        state.DecisionCount);

    /// <summary>Before the first step of this activation: the equity of the last event; the rest comes with the
    /// step.</summary>
    private static AccountSight AtRest(decimal equity) => new(equity, 0, 0, equity, []);
}
