using System.Collections.Immutable;
using Orleans;
using TradingPlatform.Domain.Agents;
using TradingPlatform.Domain.Trading;
using TradingPlatform.Grains.Interfaces.Trading;

namespace TradingPlatform.Grains.Interfaces.Agents;

/// <summary>One agent over one symbol and one account of the same name. Key: <c>atlas@REPLAY:BTCUSDT</c>. It decides on
/// the symbol's numbered steps alone; a missed step is read from the symbol, a repeated one ignored.</summary>
[Alias("ITradingAgentGrain")]
public interface ITradingAgentGrain : IGrainWithStringKey
{
    /// <summary>Starts, stops or halts. Safe to repeat with the same command id.</summary>
    [Alias("ExecuteAsync")]
    Task<Outcome> ExecuteAsync(AgentCommand command);

    /// <summary>Considers every step up to <paramref name="sequence"/>.</summary>
    [Alias("AdvanceAsync")]
    Task AdvanceAsync(long sequence);

    /// <summary>The agent now.</summary>
    [Alias("ViewAsync")]
    Task<AgentView> ViewAsync();

    /// <summary>Decisions before number <paramref name="before"/>, newest first, at most <paramref name="limit"/> (1 to
    /// 500).</summary>
    [Alias("DecisionsAsync")]
    Task<ImmutableArray<AgentDecision>> DecisionsAsync(long before, int limit);

    /// <summary>Equity by market hour, oldest first, at most 10,000 points.</summary>
    [Alias("EquityAsync")]
    Task<ImmutableArray<EquityPoint>> EquityAsync();
}

/// <summary>One point of an equity curve.</summary>
/// <param name="At">Market time.</param>
/// <param name="Equity">In quote.</param>
[GenerateSerializer, Immutable, Alias("EquityPoint")]
public readonly record struct EquityPoint([property: Id(0)] DateTimeOffset At, [property: Id(1)] decimal Equity);

/// <summary>An agent as shown on a screen.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Kind">Its mandate.</param>
/// <param name="Symbol">Its market.</param>
/// <param name="Status">What it may do.</param>
/// <param name="StatusReason">Why, when stopped or halted.</param>
/// <param name="Account">Its account as of its last input.</param>
/// <param name="Track">Peak, drawdown and period starts.</param>
/// <param name="Price">The last price it saw.</param>
/// <param name="Sequence">The last step it considered.</param>
/// <param name="Waiting">What it waits for, in words.</param>
/// <param name="LastDecision">Its newest decision, or null.</param>
/// <param name="StopPrice">Its protective stop, in quote; null when none.</param>
/// <param name="TargetPrice">Its target, in quote; null when none.</param>
/// <param name="DecisionCount">How many decisions it has made.</param>
[GenerateSerializer, Immutable, Alias("AgentView")]
public sealed record AgentView(
    [property: Id(0)] string Id,
    [property: Id(1)] AgentKind Kind,
    [property: Id(2)] string Symbol,
    [property: Id(3)] AgentStatus Status,
    [property: Id(4)] string StatusReason,
    [property: Id(5)] AccountSight Account,
    [property: Id(6)] EquityTrack Track,
    [property: Id(7)] decimal Price,
    [property: Id(8)] long Sequence,
    [property: Id(9)] string Waiting,
    [property: Id(10)] AgentDecision? LastDecision,
    [property: Id(11)] decimal? StopPrice,
    [property: Id(12)] decimal? TargetPrice,
    [property: Id(13)] long DecisionCount);
