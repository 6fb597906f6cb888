using System.Collections.Immutable;
using TradingPlatform.Domain.Market;
using TradingPlatform.Domain.Signals;
using TradingPlatform.Domain.Trading;

namespace TradingPlatform.Domain.Agents;

/// <summary>The three mandates.</summary>
public enum AgentKind
{
    /// <summary>Conservative.</summary>
    Atlas,

    /// <summary>Moderate.</summary>
    Orion,

    /// <summary>Aggressive.</summary>
    Nova,
}

/// <summary>What an agent may do now.</summary>
public enum AgentStatus
{
    /// <summary>Never started.</summary>
    Idle,

    /// <summary>Trades.</summary>
    Active,

    /// <summary>Opens nothing; what is open is still managed and closed by its own rules.</summary>
    Reducing,

    /// <summary>Cancels, closes at market, then does nothing until a person starts it again.</summary>
    Halted,
}

/// <summary>What an agent's account looks like at one step.</summary>
/// <param name="Cash">In quote.</param>
/// <param name="PositionQuantity">In base; negative is short.</param>
/// <param name="AveragePrice">Of the position; 0 when flat.</param>
/// <param name="Equity">Cash + unrealised profit at the step's last price, in quote.</param>
/// <param name="OpenOrders">Open orders, oldest first.</param>
public sealed record AccountSight(
    decimal Cash, decimal PositionQuantity, decimal AveragePrice, decimal Equity, ImmutableArray<Order> OpenOrders);

/// <summary>Everything an agent may know when it decides: one sequenced input. No clock, no randomness beside it.</summary>
/// <param name="Instrument">Trading rules.</param>
/// <param name="Sequence">The step's number.</param>
/// <param name="At">Market time of the step.</param>
/// <param name="Price">Last price, in quote.</param>
/// <param name="BarClosed">True when a candle of the agent's timeframe closed with this step.</param>
/// <param name="Candles">Closed candles of the agent's timeframe, oldest first, at most the profile's window.</param>
/// <param name="Phase">The AMD phase as of this step.</param>
/// <param name="Account">The account as of this step.</param>
/// <param name="Track">Peak and period starts of its equity, this step included.</param>
public sealed record AgentSight(
    Instrument Instrument,
    long Sequence,
    DateTimeOffset At,
    decimal Price,
    bool BarClosed,
    ImmutableArray<Candle> Candles,
    PhaseReading Phase,
    AccountSight Account,
    EquityTrack Track);

/// <summary>The running figures that limits are measured against.</summary>
/// <param name="Peak">Highest equity so far, in quote; 0 before the first mark.</param>
/// <param name="DrawdownMax">Largest (peak − equity) / peak so far, 0 to 1.</param>
/// <param name="DayStart">Equity at the first mark of the current UTC day.</param>
/// <param name="WeekStart">Equity at the first mark of the current ISO week (Monday).</param>
/// <param name="MonthStart">Equity at the first mark of the current month.</param>
/// <param name="Equity">At the last mark.</param>
/// <param name="At">Market time of the last mark.</param>
public sealed record EquityTrack(
    decimal Peak,
    decimal DrawdownMax,
    decimal DayStart,
    decimal WeekStart,
    decimal MonthStart,
    decimal Equity,
    DateTimeOffset At)
{
    /// <summary>Before the first mark.</summary>
    public static EquityTrack Empty { get; } = new(0, 0, 0, 0, 0, 0, DateTimeOffset.UnixEpoch);
}

/// <summary>What may be asked of an agent. A repeated <c>CommandId</c> changes nothing.</summary>
public abstract record AgentCommand
{
    private AgentCommand() { }

    /// <summary>Trade from now on; also leaves Halted.</summary>
    public sealed record Start(string CommandId, string By, DateTimeOffset At) : AgentCommand;

    /// <summary>Open nothing more.</summary>
    public sealed record Stop(string CommandId, string By, string Reason, DateTimeOffset At) : AgentCommand;

    /// <summary>Cancel, close and stay out.</summary>
    public sealed record Halt(string CommandId, string By, string Reason, DateTimeOffset At) : AgentCommand;

    /// <summary>Look at one step and decide.</summary>
    public sealed record Consider(AgentSight Sight) : AgentCommand;

    /// <summary>The account refused the order of the last decision.</summary>
    public sealed record Note(string OrderId, Refusal Refusal, long Sequence, DateTimeOffset At) : AgentCommand;
}

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
/// <param name="Inputs">Named values the rule saw, as decimals, in name order: price, zscore, atr, phase confidence …</param>
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

/// <summary>What happened to an agent.</summary>
public abstract record AgentEvent
{
    private AgentEvent() { }

    /// <summary>It trades from now on.</summary>
    [EventType("agent_started")]
    public sealed record Started(string CommandId, string By, DateTimeOffset At) : AgentEvent;

    /// <summary>It opens nothing more.</summary>
    [EventType("agent_stopped")]
    public sealed record Stopped(string CommandId, string By, string Reason, DateTimeOffset At) : AgentEvent;

    /// <summary>It was halted, by a person or by a limit of its mandate.</summary>
    [EventType("agent_halted")]
    public sealed record Halted(string CommandId, string By, string Reason, DateTimeOffset At) : AgentEvent;

    /// <summary>It decided.</summary>
    [EventType("agent_decided")]
    public sealed record Decided(AgentDecision Decision, EquityTrack Track) : AgentEvent;

    /// <summary>Its account refused the order of its last decision.</summary>
    [EventType("agent_order_refused")]
    public sealed record OrderRefused(string OrderId, string Code, string Detail, long Sequence, DateTimeOffset At)
        : AgentEvent;

    /// <summary>Its equity, once an hour of market time.</summary>
    [EventType("agent_equity_marked")]
    public sealed record EquityMarked(long Sequence, decimal Position, decimal Price, EquityTrack Track) : AgentEvent;
}
