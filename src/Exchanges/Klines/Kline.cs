namespace TradingPlatform.Exchanges.Klines;

/// <summary>One bar as a file or a venue tells it.</summary>
/// <param name="OpenTimeMs">Its first instant, in milliseconds since 1970 UTC.</param>
/// <param name="Open">First price, in quote.</param>
/// <param name="High">Highest price.</param>
/// <param name="Low">Lowest price.</param>
/// <param name="Close">Last price.</param>
/// <param name="Volume">Traded quantity, in base.</param>
public readonly record struct Kline(
    long OpenTimeMs, decimal Open, decimal High, decimal Low, decimal Close, decimal Volume)
{
    /// <summary>Its first instant, UTC.</summary>
    public DateTimeOffset OpenAt => DateTimeOffset.FromUnixTimeMilliseconds(OpenTimeMs);
}
