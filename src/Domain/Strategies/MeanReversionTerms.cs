namespace TradingPlatform.Domain.Strategies;

/// <summary>Numbers of <see cref="MeanReversion"/>.</summary>
/// <param name="Period">Closes in mean and deviation; 16 to 96 bars.</param>
/// <param name="EntryZ">Deviations from the mean that call for an entry; 2 to 3.5.</param>
/// <param name="ExitZ">Deviations short of the mean at which it has paid; 0 to 0.5.</param>
/// <param name="AdxMax">Above it the market trends; 15 to 30.</param>
/// <param name="EfficiencyMax">Above it the market trends; 0.15 to 0.4.</param>
/// <param name="StopAtr">Distance of the stop, in ATR; 2 to 4.</param>
/// <param name="EdgeMin">Smallest way to the mean, as a share of the price: several times the cost; 0.003 to
/// 0.01.</param>
/// <param name="HoldBarsMax">Bars until the idea has had its time; 16 to 96.</param>
public sealed record MeanReversionTerms(
    int Period = 24,
    decimal EntryZ = 3m,
    decimal ExitZ = 0.2m,
    decimal AdxMax = 30m,
    decimal EfficiencyMax = 0.3m,
    decimal StopAtr = 4m,
    decimal EdgeMin = 0.006m,
    int HoldBarsMax = 24);
