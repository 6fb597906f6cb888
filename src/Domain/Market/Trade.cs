namespace TradingPlatform.Domain.Market;

/// <summary>One trade of the market, or one point of a bar's path when only bars are known.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Price">In quote, more than zero.</param>
/// <param name="Quantity">In base, zero or more.</param>
/// <param name="BuyerIsMaker">True when the seller was the aggressor.</param>
public readonly record struct Trade(DateTimeOffset At, decimal Price, decimal Quantity, bool BuyerIsMaker);
