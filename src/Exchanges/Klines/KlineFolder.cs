using System.Collections.Immutable;
using TradingPlatform.Domain.Market;

namespace TradingPlatform.Exchanges.Klines;

/// <summary>Finds the files of bars in a directory tree.</summary>
public static class KlineFolder
{
    private const int FilesMax = 10_000;

    private static readonly EnumerationOptions s_tree = new()
    {
        RecurseSubdirectories = true,
        MaxRecursionDepth = 8,
        IgnoreInaccessible = true,
    };

    /// <summary>Every file of bars below <paramref name="directory"/>, in the order of their paths; what has another
    /// name is not
    /// looked at.</summary>
    /// <exception cref="FeedUnavailableException"><c>feed.no-data</c>: there is no such directory.</exception>
    public static ImmutableArray<KlineFile> Files(string directory)
    {
        if (!Directory.Exists(directory))
        {
            throw new FeedUnavailableException(
                "feed.no-data", $"There is no directory {directory}. Name one with files of bars (--data DIR).");
        }

        return
        [
            .. Directory.EnumerateFiles(directory, "*.csv*", s_tree)
                .Take(FilesMax)
                .Select(KlineFile.FromPath)
                .OfType<KlineFile>()
                .OrderBy(file => file.Path, StringComparer.Ordinal),
        ];
    }

    /// <summary>Puts the <paramref name="files"/> of one market and timeframe in order of time; null when all of them
    /// are empty.</summary>
    /// <exception cref="DataFormatException">The first line or the newest file is wrong.</exception>
    public static KlineSeries? Series(string ticker, Timeframe timeframe, IEnumerable<KlineFile> files)
    {
        var ordered = files
            .Where(file => string.Equals(file.Ticker, ticker, StringComparison.Ordinal) && file.Timeframe == timeframe)
            .Select(file => (File: file, Bars: KlineReader.Read(file).Take(1).ToArray()))
            .Where(entry => entry.Bars.Length > 0)
            .Select(entry => (entry.File, FirstMs: entry.Bars[0].OpenTimeMs))
            .OrderBy(entry => entry.FirstMs)
            .ToImmutableArray();
        return ordered.IsEmpty
            ? null
            : new KlineSeries(ticker, timeframe, ordered, KlineReader.Read(ordered[^1].File).Last().OpenTimeMs);
    }
}
