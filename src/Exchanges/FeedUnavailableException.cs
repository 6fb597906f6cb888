namespace TradingPlatform.Exchanges;

/// <summary>A feed that cannot be opened as asked: no data there, an unknown market, a venue out of reach.
/// The message says what there is instead and what to do.</summary>
public sealed class FeedUnavailableException(string code, string detail, Exception? inner = null)
    : Exception(detail, inner)
{
    /// <summary>Stable and machine-read: <c>feed.no-data</c>, <c>feed.unknown-market</c>,
    /// <c>feed.venue-unreachable</c>,
    /// <c>feed.invalid-options</c>.</summary>
    public string Code { get; } = code;

    /// <summary>True for <c>feed.venue-unreachable</c>: another feed may do.</summary>
    public bool IsVenueUnreachable => string.Equals(Code, "feed.venue-unreachable", StringComparison.Ordinal);
}
