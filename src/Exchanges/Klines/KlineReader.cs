using System.Globalization;
using TradingPlatform.Domain.Market;

namespace TradingPlatform.Exchanges.Klines;

/// <summary>Reads a file of bars, oldest first, in bounded memory, and refuses at the first line that is
/// wrong.</summary>
public static class KlineReader
{
    /// <summary>The bars of <paramref name="file"/>.</summary>
    /// <exception cref="DataFormatException">While reading: unknown header, wrong number of columns, not a number, an
    /// impossible bar, a time that does not grow or is no multiple of the timeframe, damaged compression.</exception>
    public static IEnumerable<Kline> Read(KlineFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return ReadLines(file);
    }

    private static IEnumerable<Kline> ReadLines(KlineFile file)
    {
        using var lines = new LineReader(file.Path);
        var format = Format(lines, out var first);
        var previous = 0L;
        if (first is { } early)
        {
            CheckTime(lines, file, early.OpenTimeMs, previous);
            previous = early.OpenTimeMs;
            yield return early;
        }

        while (Next(lines, format) is { } bar)
        {
            CheckTime(lines, file, bar.OpenTimeMs, previous);
            previous = bar.OpenTimeMs;
            yield return bar;
        }
    }

    private static KlineFormat Format(LineReader lines, out Kline? first)
    {
        lines.TryRead(out var line);
        var format = KlineFormat.FromFirstLine(lines.Path, line);
        first = format.HasHeader ? null : KlineLine.Parse(lines, line, format.Columns);
        return format;
    }

    private static Kline? Next(LineReader lines, KlineFormat format) =>
        lines.TryRead(out var line) ? KlineLine.Parse(lines, line, format.Columns) : null;

    private static void CheckTime(LineReader lines, KlineFile file, long time, long previous)
    {
        if (time <= previous)
        {
            throw new DataFormatException(file.Path, lines.Line, $"a time after {Text(previous)}", Text(time));
        }

        if (time % file.Timeframe.Milliseconds() != 0)
        {
            throw new DataFormatException(
                file.Path, lines.Line, $"an open time on a whole {file.Timeframe.Name()}", Text(time));
        }
    }

    private static string Text(long time) => DateTimeOffset
        .FromUnixTimeMilliseconds(time)
        .ToString("yyyy-MM-dd HH:mm:ss.fff 'UTC'", CultureInfo.InvariantCulture);
}
