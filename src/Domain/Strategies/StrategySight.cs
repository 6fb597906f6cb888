using System.Collections.Immutable;
using TradingPlatform.Domain.Market;
using TradingPlatform.Domain.Signals;
using TradingPlatform.Domain.Trading;

namespace TradingPlatform.Domain.Strategies;

/// <summary>What a strategy may know.</summary>
/// <param name="Instrument">Trading rules: prices of orders are multiples of its tick.</param>
/// <param name="Candles">Closed candles, oldest first.</param>
/// <param name="Price">Last price, in quote.</param>
/// <param name="Phase">The AMD phase.</param>
/// <param name="Held">The side of the open position; null when flat.</param>
public sealed record StrategySight(
    Instrument Instrument, ImmutableArray<Candle> Candles, decimal Price, PhaseReading Phase, OrderSide? Held);
