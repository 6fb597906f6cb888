namespace TradingPlatform.Domain.Strategies;

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
