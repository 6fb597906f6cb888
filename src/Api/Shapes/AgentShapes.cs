using System.Collections.Immutable;
using TradingPlatform.Domain.Agents;
using TradingPlatform.Domain.Market;
using TradingPlatform.Domain.Risk;
using TradingPlatform.Domain.Trading;
using TradingPlatform.Grains.Interfaces.Agents;

namespace TradingPlatform.Api.Shapes;

/// <summary>An agent with its mandate; ratios are shares of 1 (<c>"0.05"</c> is 5 %), money is in quote.</summary>
public sealed record AgentShape(
    string Id,
    AgentKind Kind,
    string Name,
    string Description,
    string Symbol,
    string Timeframe,
    AgentStatus Status,
    string StatusReason,
    string AccountId,
    decimal Equity,
    decimal OpeningEquity,
    decimal Cash,
    decimal PositionQuantity,
    decimal? AveragePrice,
    decimal UnrealisedPnl,
    decimal? Price,
    decimal Drawdown,
    decimal DrawdownMaxSeen,
    decimal DrawdownLimit,
    LossPeriod LossWindow,
    decimal Loss,
    decimal LossLimit,
    decimal RiskPerTradeMax,
    string Target,
    string Waiting,
    decimal? StopPrice,
    decimal? TargetPrice,
    long Sequence,
    DateTimeOffset? At,
    long Decisions,
    DecisionShape? LastDecision)
{
    private const int RatioDigits = 6;

    internal static AgentShape Of(AgentView view)
    {
        var profile = AgentProfile.Of(view.Kind);
        var (account, track, mandate) = (view.Account, view.Track, profile.Mandate);
        return new AgentShape(
            view.Id,
            view.Kind,
            profile.Name,
            profile.Description,
            view.Symbol,
            profile.Timeframe.Name(),
            view.Status,
            view.StatusReason,
            view.Id,
            account.Equity,
            profile.OpeningCash,
            account.Cash,
            account.PositionQuantity,
            account.PositionQuantity == 0 ? null : account.AveragePrice,
            account.Equity - account.Cash,
            view.Price == 0 ? null : view.Price,
            Fall(track.Peak, account.Equity),
            decimal.Round(track.DrawdownMax, RatioDigits),
            mandate.DrawdownMax,
            mandate.LossPeriod,
            Fall(StartOf(track, mandate.LossPeriod), account.Equity),
            mandate.LossMax,
            mandate.TradeRiskMax,
            $"{mandate.TargetMonth} a month",
            view.Waiting,
            view.StopPrice,
            view.TargetPrice,
            view.Sequence,
            track.Peak == 0 ? null : track.At,
            view.DecisionCount,
            view.LastDecision is null ? null : DecisionShape.Of(view.LastDecision));
    }

    private static decimal StartOf(EquityTrack track, LossPeriod period) => period switch
    {
        LossPeriod.Day => track.DayStart,
        LossPeriod.Week => track.WeekStart,
        LossPeriod.Month => track.MonthStart,
        _ => throw new ArgumentOutOfRangeException(nameof(period)),
    };

    private static decimal Fall(decimal from, decimal to) =>
        from <= 0 ? 0 : decimal.Round(Math.Max(0, (from - to) / from), RatioDigits);
}

/// <summary>Why and what an agent decided.</summary>
public sealed record DecisionShape(
    long Number,
    long Sequence,
    DateTimeOffset At,
    AgentAction Action,
    string Rule,
    string Why,
    ImmutableSortedDictionary<string, decimal> Inputs,
    string Risk,
    string? OrderId,
    OrderSide? Side,
    decimal? Quantity,
    decimal? LimitPrice,
    decimal? StopPrice,
    decimal? TargetPrice)
{
    internal static DecisionShape Of(AgentDecision decision) => new(
        decision.Number,
        decision.Sequence,
        decision.At,
        decision.Action,
        decision.Rule,
        decision.Why,
        decision.Inputs,
        decision.Risk,
        decision.Order?.OrderId,
        decision.Order?.Side,
        decision.Order?.Quantity,
        decision.Order?.LimitPrice,
        decision.StopPrice,
        decision.TargetPrice);
}

/// <summary>One point of an equity curve.</summary>
public sealed record EquityShape(DateTimeOffset At, decimal Equity);

/// <summary>What an agent is told to do, and why.</summary>
/// <param name="Reason">For the audit, at most 200 characters; may be absent.</param>
public sealed record AgentOrderShape(string? Reason = null);

/// <summary>The answer to it.</summary>
public sealed record AgentOrderedShape(long Version, AgentShape Agent);
