using System.Collections.Immutable;
using TradingPlatform.Domain.Market;
using TradingPlatform.Domain.Signals;
using TradingPlatform.Domain.Trading;

namespace TradingPlatform.Domain.Agents;

/// <summary>What an agent's account looks like at one step.</summary>
/// <param name="Cash">In quote.</param>
/// <param name="PositionQuantity">In base; negative is short.</param>
/// <param name="AveragePrice">Of the position; 0 when flat.</param>
/// <param name="Equity">Cash + unrealised profit at the step's last price, in quote.</param>
/// <param name="OpenOrders">Open orders, oldest first.</param>
public sealed record AccountSight(
    decimal Cash, decimal PositionQuantity, decimal AveragePrice, decimal Equity, ImmutableArray<Order> OpenOrders);

/// <summary>Everything an agent may know when it decides: one sequenced input. No clock, no randomness beside
/// it.</summary>
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
