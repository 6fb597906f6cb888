using TradingPlatform.Domain.Agents;
using TradingPlatform.Grains.Interfaces.Agents;

namespace TradingPlatform.Grains.Agents;

/// <summary>What a screen shows of an agent.</summary>
internal static class AgentViews
{
    private static readonly AccountSight Nothing = new(0, 0, 0, 0, []);

    /// <summary>The agent as of its last step.</summary>
    public static AgentView Of(
        AgentKey id, AgentProfile profile, TradingAgentState state, AgentSight? sight, EquityTrack track, long position) => new(
        id.ToString(),
        id.Kind,
        id.Symbol,
        state.Status,
        state.StatusReason,
        sight?.Account ?? Nothing with { Cash = profile.OpeningCash, Equity = profile.OpeningCash },
        track,
        sight?.Price ?? 0,
        position,
        sight is null ? "The first market data." : state.Waiting(sight),
        state.LastDecision,
        state.StopPrice,
        state.TargetPrice,
        state.DecisionCount);
}
