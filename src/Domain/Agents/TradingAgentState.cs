using System.Collections.Immutable;

namespace TradingPlatform.Domain.Agents;

/// <summary>Everything true of one agent, folded from its events alone.</summary>
/// <param name="Status">What it may do.</param>
/// <param name="StatusBy">Who said so; <see cref="MandateName"/> when a limit did.</param>
/// <param name="StatusReason">Why, when stopped or halted.</param>
/// <param name="PeakIsDue">True from a restart after a drawdown halt until the next step, which sets a new
/// peak.</param>
/// <param name="Plan">What it intends with its position or its open entry; null when it has neither.</param>
/// <param name="StopPrice">The protective stop as decided, in quote; a trailing one may stand nearer.</param>
/// <param name="TargetPrice">The target, in quote.</param>
/// <param name="DecisionCount">The number of the last decision.</param>
/// <param name="LastDecision">The newest decision, or null.</param>
/// <param name="Track">Of the last event that carried one: the running track goes on from here.</param>
/// <param name="LastSequence">The step of the last event that has one; steps up to it are not considered again.</param>
/// <param name="MarkedAt">Market time of the last mark: one is due every hour, and at the step after a change of
/// status.</param>
/// <param name="OutRule">The loss limit that keeps it out; empty when none does.</param>
/// <param name="OutUntil">Until when; the next period re-arms by itself.</param>
/// <param name="RefusedOrderId">The last order its account refused; empty when none.</param>
/// <param name="RefusedAt">Market time of that refusal: no retry within a minute.</param>
/// <param name="CommandIds">Commands carried out, newest last, at most <see cref="CommandIdsMax"/>.</param>
public sealed record TradingAgentState(
    AgentStatus Status,
    string StatusBy,
    string StatusReason,
    bool PeakIsDue,
    TradePlan? Plan,
    decimal? StopPrice,
    decimal? TargetPrice,
    long DecisionCount,
    AgentDecision? LastDecision,
    EquityTrack Track,
    long LastSequence,
    DateTimeOffset MarkedAt,
    string OutRule,
    DateTimeOffset OutUntil,
    string RefusedOrderId,
    DateTimeOffset RefusedAt,
    ImmutableList<string> CommandIds)
{
    /// <summary>How many command ids are remembered.</summary>
    public const int CommandIdsMax = 200;

    /// <summary>Who halts when a limit of the mandate does.</summary>
    public const string MandateName = "mandate";

    /// <summary>Never started.</summary>
    public static TradingAgentState Initial { get; } = new(
        AgentStatus.Idle, "", "", false, null, null, null, 0, null, EquityTrack.Empty, 0,
        DateTimeOffset.MinValue, "", DateTimeOffset.MinValue, "", DateTimeOffset.MinValue, []);

    /// <summary>True while a loss limit keeps it out at <paramref name="at"/>.</summary>
    public bool IsOut(DateTimeOffset at) => at < OutUntil;
}
