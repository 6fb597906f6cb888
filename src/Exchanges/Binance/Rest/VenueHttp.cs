namespace TradingPlatform.Exchanges.Binance.Rest;

/// <summary>How HTTP connections to a venue are made: names are looked up again every few minutes, answers are
/// bounded.</summary>
internal static class VenueHttp
{
    private const long AnswerMax = 64 * 1_024 * 1_024;

    public static HttpClient Client() => new(new SocketsHttpHandler
    {
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        AutomaticDecompression = System.Net.DecompressionMethods.All,
        AllowAutoRedirect = false,
    })
    {
        MaxResponseContentBufferSize = AnswerMax,
        Timeout = Timeout.InfiniteTimeSpan, // The retry pipeline bounds every attempt.
    };
}
