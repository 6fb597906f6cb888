using TradingPlatform.Domain.Risk;
using static TradingPlatform.Domain.Agents.AgentEvent;

namespace TradingPlatform.Domain.Agents;

/// <summary>How events change an agent. Total: what happened has happened.</summary>
internal static class TradingAgentFold
{
    /// <summary>The state after one more event. A command of a person carries no step, so the step after it is marked:
    /// a restart then considers no earlier step again under the new status.</summary>
    public static TradingAgentState Evolve(TradingAgentState state, AgentEvent happened) => happened switch
    {
        Started e => Remember(state, e.CommandId) with
        {
            Status = AgentStatus.Active,
            StatusBy = e.By,
            StatusReason = "",
            LastSequence = state.LastSequence == 0 ? e.Sequence : state.LastSequence,
            PeakIsDue = state.PeakIsDue || HaltedByDrawdown(state),
        },
        Stopped e => Remember(state, e.CommandId) with
        {
            Status = AgentStatus.Reducing,
            StatusBy = e.By,
            StatusReason = e.Reason,
        },
        Halted e => Remember(state, e.CommandId) with
        {
            Status = AgentStatus.Halted,
            StatusBy = e.By,
            StatusReason = e.Reason,
        },
        Decided e => Decide(state, e.Decision) with { Track = e.Track },
        OrderRefused e => Refuse(state, e),
        EquityMarked e => state with
        {
            Track = e.Track,
            MarkedAt = e.Track.At,
            LastSequence = e.Sequence,
            PeakIsDue = false,
        },
        _ => throw new InvalidOperationException($"Unknown event {happened.GetType().Name}."),
    };

    private static bool HaltedByDrawdown(TradingAgentState state) =>
        state.Status == AgentStatus.Halted
        && string.Equals(state.StatusBy, TradingAgentState.MandateName, StringComparison.Ordinal);

    private static TradingAgentState Decide(TradingAgentState state, AgentDecision decision)
    {
        var limit = LossPeriods.Of(decision.Rule);
        return state with
        {
            DecisionCount = decision.Number,
            LastDecision = decision,
            LastSequence = decision.Sequence,
            StopPrice = decision.StopPrice,
            TargetPrice = decision.TargetPrice,
            Plan = PlanAfter(state.Plan, decision),
            OutRule = limit is null ? state.OutRule : decision.Rule,
            OutUntil = limit is { } period ? period.EndAfter(decision.At) : state.OutUntil,
        };
    }

    private static TradePlan? PlanAfter(TradePlan? plan, AgentDecision decision) => decision switch
    {
        { Action: AgentAction.Enter, Order: { } order } => new TradePlan(
            order.OrderId, order.Side, decision.At, decision.Sequence, decision.Inputs.GetValueOrDefault("atr")),
        { StopPrice: null } => null,
        _ => plan,
    };

    // The plan of a refused entry is void; a refused exit leaves a position without plan, which the next step closes.
    private static TradingAgentState Refuse(TradingAgentState state, OrderRefused e) => state with
    {
        RefusedOrderId = e.OrderId,
        RefusedAt = e.At,
        Plan = IsEntry(state, e.OrderId) ? null : state.Plan,
        StopPrice = IsEntry(state, e.OrderId) ? null : state.StopPrice,
        TargetPrice = IsEntry(state, e.OrderId) ? null : state.TargetPrice,
    };

    private static bool IsEntry(TradingAgentState state, string orderId) =>
        string.Equals(state.Plan?.OrderId, orderId, StringComparison.Ordinal);

    private static TradingAgentState Remember(TradingAgentState state, string commandId)
    {
        var ids = state.CommandIds.Add(commandId);
        return state with
        {
            MarkedAt = DateTimeOffset.MinValue,
            CommandIds = ids.Count > TradingAgentState.CommandIdsMax ? ids.RemoveAt(0) : ids,
        };
    }
}
