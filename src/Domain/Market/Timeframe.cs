namespace TradingPlatform.Domain.Market;

/// <summary>The span of a candle. Every candle opens at a whole multiple of it since 1970-01-01 UTC.</summary>
public enum Timeframe
{
    /// <summary>1 minute, written 1m.</summary>
    M1,

    /// <summary>5 minutes, written 5m.</summary>
    M5,

    /// <summary>15 minutes, written 15m.</summary>
    M15,

    /// <summary>1 hour, written 1h.</summary>
    H1,

    /// <summary>4 hours, written 4h.</summary>
    H4,

    /// <summary>1 day, written 1d.</summary>
    D1,
}
