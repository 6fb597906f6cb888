namespace TradingPlatform.Domain.Market;

/// <summary>Open, high, low, close and volume of one span. Nothing is filled: a span without trades has no
/// candle.</summary>
/// <param name="Timeframe">The span.</param>
/// <param name="OpenAt">Its first instant, UTC.</param>
/// <param name="Open">First price, in quote.</param>
/// <param name="High">Highest price.</param>
/// <param name="Low">Lowest price.</param>
/// <param name="Close">Last price.</param>
/// <param name="Volume">Traded quantity, in base.</param>
/// <param name="Sequence">The symbol's sequence number of the batch that last changed it; when closed, that closed
/// it.</param>
public sealed record Candle(
    Timeframe Timeframe,
    DateTimeOffset OpenAt,
    decimal Open,
    decimal High,
    decimal Low,
    decimal Close,
    decimal Volume,
    long Sequence);
