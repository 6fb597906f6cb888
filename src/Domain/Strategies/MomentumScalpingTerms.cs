namespace TradingPlatform.Domain.Strategies;

/// <summary>Numbers of <see cref="MomentumScalping"/>.</summary>
/// <param name="Range">Bars of the short range that is broken; 24 to 96.</param>
/// <param name="VolumeFactor">Volume of the bar over the mean of the range; 1.5 to 4.</param>
/// <param name="RangeFactor">True range of the bar over ATR; 1.5 to 3.</param>
/// <param name="BodyMin">Body of the bar over its span; 0.5 to 0.8.</param>
/// <param name="AtrMin">Smallest ATR, as a share of the price: quieter bars cannot pay their costs; 0.0005 to
/// 0.004.</param>
/// <param name="StopAtr">Distance of the wide stop, in ATR; 2 to 4.</param>
/// <param name="TargetAtr">Distance of the target, in ATR; 4 to 10.</param>
/// <param name="TrailAtr">Distance of the trailing stop from the best price, in ATR; 0 switches it off.</param>
/// <param name="HoldBarsMax">Bars until the burst is over; 12 to 96.</param>
public sealed record MomentumScalpingTerms(
    int Range = 48,
    decimal VolumeFactor = 3m,
    decimal RangeFactor = 2.5m,
    decimal BodyMin = 0.6m,
    decimal AtrMin = 0.0015m,
    decimal StopAtr = 3m,
    decimal TargetAtr = 8m,
    decimal TrailAtr = 0m,
    int HoldBarsMax = 48);
