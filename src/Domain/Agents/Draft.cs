using System.Collections.Immutable;
using TradingPlatform.Domain.Trading;

namespace TradingPlatform.Domain.Agents;

/// <summary>A decision before it has its number, and so before its order has an id.</summary>
internal sealed record Draft(
    AgentAction Action,
    string Rule,
    string Why,
    ImmutableSortedDictionary<string, decimal> Inputs,
    string Risk,
    OrderTerms? Order,
    ImmutableArray<string> CancelOrderIds,
    decimal? StopPrice,
    decimal? TargetPrice)
{
    /// <summary>The decision with the next number of <paramref name="state"/>.</summary>
    public AgentDecision Number(string agentId, TradingAgentState state, AgentSight sight)
    {
        var number = state.DecisionCount + 1;
        var order = Order is { } o
            ? new OrderIntent(
                OrderIds.Of(agentId, number),
                sight.Instrument.Symbol,
                o.Side,
                o.Type,
                o.Quantity,
                o.LimitPrice,
                o.ReduceOnly)
            : null;
        return new AgentDecision(
            number, sight.Sequence, sight.At, Action, Rule, Why, Inputs, Risk,
            order, CancelOrderIds, StopPrice, TargetPrice);
    }
}

/// <summary>An order without a name.</summary>
internal sealed record OrderTerms(
    OrderSide Side, OrderType Type, decimal Quantity, decimal? LimitPrice, bool ReduceOnly);
