using System.Net;

namespace TradingPlatform.Exchanges.Binance.Rest;

/// <summary>The venue answered no, or not at all, and trying again did not help.</summary>
public sealed class VenueRefusedException(HttpStatusCode? status, string detail, Exception? inner = null)
    : Exception(detail, inner)
{
    /// <summary>The answer's status; null when there was no answer.</summary>
    public HttpStatusCode? Status { get; } = status;
}
