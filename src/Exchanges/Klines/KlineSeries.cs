using System.Collections.Immutable;
using System.Globalization;
using TradingPlatform.Domain.Market;

namespace TradingPlatform.Exchanges.Klines;

/// <summary>All files of one market and one timeframe, oldest first, read as one.</summary>
/// <param name="Ticker">The market.</param>
/// <param name="Timeframe">The span of the bars.</param>
/// <param name="Files">With the open time of the first bar of each, in milliseconds; oldest first.</param>
/// <param name="LastMs">Open time of the newest bar, in milliseconds.</param>
public sealed record KlineSeries(
    string Ticker, Timeframe Timeframe, ImmutableArray<(KlineFile File, long FirstMs)> Files, long LastMs)
{
    /// <summary>Open time of the oldest bar, in milliseconds.</summary>
    public long FirstMs => Files[0].FirstMs;

    /// <summary>The first instant after the newest bar, in milliseconds.</summary>
    public long EndMs => LastMs + Timeframe.Milliseconds();

    /// <summary>The bars that open after <paramref name="afterMs"/>, oldest first, across the files.</summary>
    /// <exception cref="DataFormatException">A file is wrong, or begins before the one before it ends.</exception>
    public IEnumerable<Kline> ReadAfter(long afterMs)
    {
        var previous = 0L;
        for (var index = 0; index < Files.Length; index++)
        {
            var isBehind = index + 1 < Files.Length && Files[index + 1].FirstMs <= afterMs + 1;
            if (isBehind)
            {
                continue;
            }

            CheckOrder(Files[index], previous);
            foreach (var bar in KlineReader.Read(Files[index].File))
            {
                previous = bar.OpenTimeMs;
                if (bar.OpenTimeMs > afterMs)
                {
                    yield return bar;
                }
            }
        }
    }

    private static void CheckOrder((KlineFile File, long FirstMs) entry, long previous)
    {
        if (entry.FirstMs <= previous)
        {
            throw new DataFormatException(
                entry.File.Path, 0, $"bars after {Text(previous)}, where the file before ends", Text(entry.FirstMs));
        }
    }

    private static string Text(long time) => DateTimeOffset
        .FromUnixTimeMilliseconds(time).ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
