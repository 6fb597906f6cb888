using System.Collections.Immutable;
using TradingPlatform.Domain.Trading;

namespace TradingPlatform.Domain.Agents;

/// <summary>What a decision does.</summary>
public enum AgentAction
{
    /// <summary>Opens or adds.</summary>
    Enter,

    /// <summary>Reduces or closes.</summary>
    Exit,

    /// <summary>Takes open orders back.</summary>
    CancelOrders,

    /// <summary>A rule wanted to act and risk said no.</summary>
    Refused,
}

/// <summary>Why and what an agent decided, complete enough to be checked by hand.</summary>
/// <param name="Number">1, 2, 3 … per agent.</param>
/// <param name="Sequence">The input's number.</param>
/// <param name="At">Market time of the input.</param>
/// <param name="Action">What it does.</param>
/// <param name="Rule">The strategy's rule: <c>mean-reversion.enter-long</c>.</param>
/// <param name="Why">One sentence for people.</param>
/// <param name="Inputs">Named values the rule saw, as decimals, in name order: price, zscore, atr, phase confidence
/// …</param>
/// <param name="Risk">The risk gate's verdict in words: limit and value.</param>
/// <param name="Order">The order to place, or null.</param>
/// <param name="CancelOrderIds">Orders to take back; may be empty.</param>
/// <param name="StopPrice">The protective stop after this decision, in quote; null when none.</param>
/// <param name="TargetPrice">The target after this decision, in quote; null when none.</param>
public sealed record AgentDecision(
    long Number,
    long Sequence,
    DateTimeOffset At,
    AgentAction Action,
    string Rule,
    string Why,
    ImmutableSortedDictionary<string, decimal> Inputs,
    string Risk,
    OrderIntent? Order,
    ImmutableArray<string> CancelOrderIds,
    decimal? StopPrice,
    decimal? TargetPrice);
