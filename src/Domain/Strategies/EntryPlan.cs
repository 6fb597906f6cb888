using TradingPlatform.Domain.Trading;

namespace TradingPlatform.Domain.Strategies;

/// <summary>How to enter.</summary>
/// <param name="Side">Buy or sell.</param>
/// <param name="LimitPrice">The limit, a multiple of the tick; null for a market order.</param>
/// <param name="StopPrice">Where the idea is wrong.</param>
/// <param name="TargetPrice">Where the idea has paid; null when the trail decides.</param>
/// <param name="Atr">Average true range at entry, in quote: the unit of the trailing stop.</param>
public sealed record EntryPlan(
    OrderSide Side, decimal? LimitPrice, decimal StopPrice, decimal? TargetPrice, decimal Atr);
