using System.Collections.Immutable;
using TradingPlatform.Domain.Market;
using TradingPlatform.Exchanges.Klines;

namespace TradingPlatform.Exchanges.Import;

/// <summary>The bars of one market and timeframe that were imported.</summary>
/// <param name="Ticker">The market.</param>
/// <param name="Timeframe">The span of the bars.</param>
/// <param name="Files">How many files hold them.</param>
/// <param name="FirstAt">Open of the oldest bar, UTC.</param>
/// <param name="LastAt">Open of the newest bar, UTC.</param>
public sealed record CatalogEntry(
    string Ticker, Timeframe Timeframe, int Files, DateTimeOffset FirstAt, DateTimeOffset LastAt);

/// <summary>Lists what was imported.</summary>
public static class DataCatalog
{
    /// <summary>True when <paramref name="directory"/> holds at least one file of bars. Looks at names only.</summary>
    public static bool HasBars(string directory) =>
        Directory.Exists(directory) && !KlineFolder.Files(directory).IsEmpty;

    /// <summary>Every market and timeframe below <paramref name="directory"/>, by ticker, then shortest first; empty
    /// when
    /// there is no such directory. Reads the first line of every file, and the newest file of each entry to its
    /// end.</summary>
    /// <exception cref="DataFormatException">One of those is wrong.</exception>
    public static ImmutableArray<CatalogEntry> List(string directory)
    {
        if (!Directory.Exists(directory))
        {
            return [];
        }

        var files = KlineFolder.Files(directory);
        return
        [
            .. files
                .GroupBy(file => (file.Ticker, file.Timeframe))
                .OrderBy(group => group.Key.Ticker, StringComparer.Ordinal)
                .ThenBy(group => group.Key.Timeframe)
                .Select(group => KlineFolder.Series(group.Key.Ticker, group.Key.Timeframe, group))
                .OfType<KlineSeries>()
                .Select(Entry),
        ];
    }

    private static CatalogEntry Entry(KlineSeries series) => new(
        series.Ticker,
        series.Timeframe,
        series.Files.Length,
        DateTimeOffset.FromUnixTimeMilliseconds(series.FirstMs),
        DateTimeOffset.FromUnixTimeMilliseconds(series.LastMs));
}
