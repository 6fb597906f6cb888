namespace TradingPlatform.Exchanges.Simulated;

/// <summary>How busy the hours of a UTC day are: quiet before dawn in Europe, busiest when America opens.</summary>
internal static class IntradayActivity
{
    private static readonly double[] s_hours =
    [
        0.9, 0.8, 0.75, 0.7, 0.65, 0.65, 0.75, 0.9, 1.0, 1.0, 0.95, 0.95,
        1.1, 1.4, 1.6, 1.5, 1.35, 1.2, 1.1, 1.05, 1.05, 1.0, 0.95, 0.9,
    ];

    /// <summary>The mean of a day is 1; between two full hours it goes straight.</summary>
    /// <param name="tickOfDay">0 to 345,599.</param>
    public static double At(long tickOfDay)
    {
        const double TicksAnHour = 14_400;
        var hour = (int)(tickOfDay / TicksAnHour);
        var share = (tickOfDay / TicksAnHour) - hour;
        return s_hours[hour] + ((s_hours[(hour + 1) % 24] - s_hours[hour]) * share);
    }
}
