using System.Collections.Immutable;
using System.Net;
using TradingPlatform.Domain.Market;

namespace TradingPlatform.Exchanges.Binance.Rest;

/// <summary>Asks the venue for the rules of the markets wanted, and refuses those that do not trade.</summary>
internal static class MarketList
{
    private const string Open = "TRADING";

    public static async Task<ImmutableArray<Instrument>> AskAsync(
        BinanceRest rest, ImmutableArray<string> tickers, CancellationToken cancellationToken)
    {
        try
        {
            var markets = await rest.MarketsAsync(tickers, cancellationToken);
            var byTicker = markets.ToDictionary(market => market.Ticker, StringComparer.Ordinal);
            var closed = tickers.Where(ticker => !byTicker.TryGetValue(ticker, out var market)
                || !string.Equals(market.Status, Open, StringComparison.Ordinal)).ToArray();
            return closed.Length == 0
                ? [.. tickers.Select(ticker => byTicker[ticker].Instrument)]
                : throw Unknown($"{string.Join(", ", closed)} {(closed.Length == 1 ? "does" : "do")} not trade there");
        }
        catch (VenueRefusedException error) when (error.Status == HttpStatusCode.BadRequest)
        {
            throw Unknown($"it does not know one of {string.Join(", ", tickers)} ({error.Message})", error);
        }
    }

    private static FeedUnavailableException Unknown(string what, Exception? inner = null) =>
        new("feed.unknown-market", $"Binance: {what}.", inner);
}
