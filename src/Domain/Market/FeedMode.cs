namespace TradingPlatform.Domain.Market;

/// <summary>Where market data come from; always shown beside them.</summary>
public enum FeedMode
{
    /// <summary>A venue's public stream, now.</summary>
    Live,

    /// <summary>Imported history, played again.</summary>
    Replay,

    /// <summary>A generated market; no real prices.</summary>
    Simulated,
}
