using System.Collections.Immutable;
using TradingPlatform.Domain.Market;
using TradingPlatform.Exchanges.Binance.Messages;

namespace TradingPlatform.Exchanges.Binance;

/// <summary>What options must be; all faults are told at once.</summary>
internal static class BinanceOptionRules
{
    private const int SymbolsMax = 100;
    private const string VenuePrefix = VenueMarket.Venue + ":";

    /// <summary>The tickers asked for, each once.</summary>
    /// <exception cref="FeedUnavailableException"><c>feed.invalid-options</c>.</exception>
    public static ImmutableArray<string> Tickers(BinanceOptions options)
    {
        ImmutableArray<string> tickers = options.Symbols.IsDefault
            ? []
            : [.. options.Symbols.Select(Ticker).Distinct(StringComparer.Ordinal)];
        string[] faults =
        [
            .. tickers.Where(one => !IsTicker(one)).Select(one => $"'{one}' is no ticker"),
            .. Fault(tickers.Length is < 1 or > SymbolsMax, $"{tickers.Length} symbols, not 1 to {SymbolsMax}"),
            .. Fault(options.HistoryBars is < 0 or > 1_000, $"{options.HistoryBars} bars, not 0 to 1,000"),
            .. Fault(options.RequestRetries is < 0 or > 10, $"{options.RequestRetries} retries, not 0 to 10"),
            .. Fault(Times(options).Any(time => time <= TimeSpan.Zero), "every duration must be more than zero"),
            .. Fault(options.RestUrl.Scheme is not ("http" or "https"), $"{options.RestUrl} is no http address"),
            .. Fault(options.StreamUrl.Scheme is not ("ws" or "wss"), $"{options.StreamUrl} is no WebSocket address"),
        ];
        return faults.Length == 0
            ? tickers
            : throw new FeedUnavailableException("feed.invalid-options", $"Live feed: {string.Join("; ", faults)}.");
    }

    private static string Ticker(string symbol) =>
        symbol.StartsWith(VenuePrefix, StringComparison.Ordinal) ? symbol[VenuePrefix.Length..] : symbol;

    private static bool IsTicker(string text) => SymbolId.TryParse(VenuePrefix + text, out _);

    private static TimeSpan[] Times(BinanceOptions options) =>
    [
        options.CoalesceEvery, options.DisorderMax, options.StaleAfter, options.SilenceMax, options.ConnectionLifeMax,
        options.BackoffFirst, options.BackoffMax, options.RequestTimeout, options.RetryAfterMax, options.TradeRepairMax,
    ];

    private static string[] Fault(bool isFault, string text) => isFault ? [text] : [];
}
