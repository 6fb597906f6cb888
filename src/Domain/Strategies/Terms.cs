namespace TradingPlatform.Domain.Strategies;

/// <summary>Numbers of <see cref="MeanReversion"/>.</summary>
/// <param name="Period">Closes in mean and deviation; 16 to 96 bars.</param>
/// <param name="EntryZ">Deviations from the mean that call for an entry; 2 to 3.5.</param>
/// <param name="ExitZ">Deviations short of the mean at which it has paid; 0 to 0.5.</param>
/// <param name="AdxMax">Above it the market trends; 15 to 30.</param>
/// <param name="EfficiencyMax">Above it the market trends; 0.15 to 0.4.</param>
/// <param name="StopAtr">Distance of the stop, in ATR; 2 to 4.</param>
/// <param name="EdgeMin">Smallest way to the mean, as a share of the price: several times the cost; 0.003 to 0.01.</param>
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

/// <summary>Numbers of <see cref="TrendFollowing"/>.</summary>
/// <param name="Channel">Bars of the channel that is broken; 24 to 96.</param>
/// <param name="EmaFast">Closes in the fast average; 10 to 40.</param>
/// <param name="EmaSlow">Closes in the slow average; 60 to 120.</param>
/// <param name="AdxMin">Below it a breakout is noise; 15 to 30.</param>
/// <param name="StopAtr">Distance of the first stop, in ATR; 2 to 4.</param>
/// <param name="TrailAtr">Distance of the trailing stop from the best price, in ATR; 3 to 8.</param>
/// <param name="HoldBarsMax">Bars until it is closed whatever it earned; less than the profile's window.</param>
public sealed record TrendFollowingTerms(
    int Channel = 48,
    int EmaFast = 20,
    int EmaSlow = 80,
    decimal AdxMin = 20m,
    decimal StopAtr = 3m,
    decimal TrailAtr = 4m,
    int HoldBarsMax = 240);

/// <summary>Numbers of <see cref="MomentumScalping"/>.</summary>
/// <param name="Range">Bars of the short range that is broken; 24 to 96.</param>
/// <param name="VolumeFactor">Volume of the bar over the mean of the range; 1.5 to 4.</param>
/// <param name="RangeFactor">True range of the bar over ATR; 1.5 to 3.</param>
/// <param name="BodyMin">Body of the bar over its span; 0.5 to 0.8.</param>
/// <param name="AtrMin">Smallest ATR, as a share of the price: quieter bars cannot pay their costs; 0.0005 to 0.004.</param>
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
