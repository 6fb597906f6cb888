using System.Collections.Immutable;
using TradingPlatform.Domain.Market;
using TradingPlatform.Exchanges.Instruments;
using TradingPlatform.Exchanges.Klines;

namespace TradingPlatform.Exchanges.Replay;

/// <summary>Chooses which files a replay plays.</summary>
internal static class ReplayChoice
{
    // A daily bar ends at midnight while the minutes of that day may stop earlier: both count as equally late.
    private const long EquallyLateMs = 86_400_000;

    public static ImmutableArray<KlineSeries> Choose(ReplayOptions options)
    {
        var files = KlineFolder.Files(options.DataDirectory);
        if (files.IsEmpty)
        {
            throw new FeedUnavailableException("feed.no-data",
                $"No file of bars below {options.DataDirectory}; they are named TICKER-TIMEFRAME[-PERIOD].csv[.gz], " +
                "for example BTCUSDT-1m-2026.csv.gz.");
        }

        var tickers = Wanted(options, files);
        return [.. tickers.Select(ticker => Best(options, ticker, files))];
    }

    private static ImmutableArray<string> Wanted(ReplayOptions options, ImmutableArray<KlineFile> files)
    {
        var there = files
            .Select(file => file.Ticker)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToImmutableArray();
        if (options.Symbols.IsDefaultOrEmpty)
        {
            var spot = there.Where(ticker => !Tickers.IsPerpetual(ticker)).ToImmutableArray();
            return spot.IsEmpty ? there : spot;
        }

        var asked = options.Symbols.Select(Ticker).Distinct(StringComparer.Ordinal).ToImmutableArray();
        var missing = asked.FirstOrDefault(ticker => !there.Contains(ticker, StringComparer.Ordinal));
        return missing is null
            ? asked
            : throw new FeedUnavailableException("feed.unknown-market",
                $"No bars of {missing} below {options.DataDirectory}; there are {string.Join(", ", there)}.");
    }

    private static string Ticker(string symbol) =>
        symbol.StartsWith(ReplayFeed.VenuePrefix, StringComparison.Ordinal)
            ? symbol[ReplayFeed.VenuePrefix.Length..]
            : symbol;

    private static KlineSeries Best(ReplayOptions options, string ticker, ImmutableArray<KlineFile> files)
    {
        var series = files
            .Where(file => string.Equals(file.Ticker, ticker, StringComparison.Ordinal))
            .Select(file => file.Timeframe)
            .Distinct()
            .Where(timeframe => options.Timeframe is null || options.Timeframe == timeframe)
            .Select(timeframe => KlineFolder.Series(ticker, timeframe, files))
            .OfType<KlineSeries>()
            .ToImmutableArray();
        if (series.IsEmpty)
        {
            throw new FeedUnavailableException("feed.no-data", Nothing(options, ticker, files));
        }

        var latest = series.Max(one => one.EndMs);
        return series
            .Where(one => one.EndMs > latest - EquallyLateMs)
            .MinBy(one => one.Timeframe)!;
    }

    private static string Nothing(ReplayOptions options, string ticker, ImmutableArray<KlineFile> files)
    {
        var there = files
            .Where(file => string.Equals(file.Ticker, ticker, StringComparison.Ordinal))
            .Select(file => file.Timeframe)
            .Distinct()
            .Order()
            .Select(one => one.Name());
        var wanted = options.Timeframe is { } timeframe ? $"{timeframe.Name()} bars" : "bars";
        return $"No {wanted} of {ticker} below {options.DataDirectory}; there are {string.Join(", ", there)}.";
    }
}
