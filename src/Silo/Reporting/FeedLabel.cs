using TradingPlatform.Domain.Market;
using TradingPlatform.Grains.Interfaces.Market;

namespace TradingPlatform.Silo.Reporting;

/// <summary>The feed's badge: <c>LIVE</c>, <c>REPLAY ×60</c>, <c>REPLAY max</c>, <c>SIMULATED</c>.</summary>
public static class FeedLabel
{
    /// <summary>The badge of <paramref name="feed"/>.</summary>
    public static string Of(IMarketFeed feed)
    {
        var mode = feed.Mode.ToString().ToUpperInvariant();
        return feed switch
        {
            { Mode: FeedMode.Live } or { Speed: 1 } => mode,
            { Speed: 0 } => $"{mode} max",
            _ => FormattableString.Invariant($"{mode} ×{feed.Speed:0.##}"),
        };
    }
}
