namespace TradingPlatform.Exchanges.Simulated;

/// <summary>A Markov chain of calm, normal and stormy times. One step a tick; the mean stay is an hour in calm, 40
/// minutes in
/// normal times and half an hour in a storm.</summary>
internal static class VolatilityRegime
{
    public const int Normal = 1;
    private const int Calm = 0;
    private const int Storm = 2;
    private const double Hour = 14_400;

    public static int Next(int regime, ref SeededRandom random) => regime switch
    {
        Calm => random.OnceIn(Hour) ? Normal : Calm,
        Storm => random.OnceIn(Hour / 2) ? Normal : Storm,
        _ => FromNormal(random.Unit() * Hour),
    };

    public static double Volatility(int regime) => regime switch
    {
        Calm => 0.6,
        Storm => 2.2,
        _ => 1,
    };

    public static double Activity(int regime) => regime switch
    {
        Calm => 0.7,
        Storm => 2,
        _ => 1,
    };

    private static int FromNormal(double draw) => draw switch
    {
        < 1 => Calm,
        < 1.5 => Storm,
        _ => Normal,
    };
}
