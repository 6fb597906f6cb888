using TradingPlatform.Domain.Trading;

namespace TradingPlatform.Domain.Agents;

/// <summary>What an agent intends with its position: folded from the decision that entered.</summary>
/// <param name="OrderId">The entry's order.</param>
/// <param name="Side">The way it entered.</param>
/// <param name="EnteredAt">Market time of the decision.</param>
/// <param name="Sequence">The decision's step: candles closed later were seen while holding.</param>
/// <param name="Atr">Average true range at entry, in quote.</param>
public sealed record TradePlan(string OrderId, OrderSide Side, DateTimeOffset EnteredAt, long Sequence, decimal Atr);
