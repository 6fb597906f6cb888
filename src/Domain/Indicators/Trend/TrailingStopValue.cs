namespace TradingPlatform.Domain.Indicators;

/// <summary>A stop that follows the market, and on which side of it the market is.</summary>
/// <param name="Stop">In quote.</param>
/// <param name="Direction">1 with the stop below the market, −1 above it; 0 before there is one.</param>
public readonly record struct TrailingStopValue(double Stop, long Direction);
