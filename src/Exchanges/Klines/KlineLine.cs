using System.Globalization;

namespace TradingPlatform.Exchanges.Klines;

/// <summary>Reads one line of a file of bars and refuses what no market can have done.</summary>
internal static class KlineLine
{
    private const NumberStyles Style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    // Milliseconds have 13 digits until the year 2286; Binance's exports of 2025 and later hold microseconds.
    private const long MicrosecondsFrom = 100_000_000_000_000;

    public static Kline Parse(LineReader source, ReadOnlySpan<char> line, int columns)
    {
        Span<Range> parts = stackalloc Range[64];
        var count = line.Split(parts, ',');
        if (count != columns)
        {
            throw Bad(source, $"{columns} columns", $"{count} in '{line}'");
        }

        var bar = new Kline(
            Time(source, line[parts[0]]),
            Number(source, "open", line[parts[1]]),
            Number(source, "high", line[parts[2]]),
            Number(source, "low", line[parts[3]]),
            Number(source, "close", line[parts[4]]),
            Number(source, "volume", line[parts[5]]));
        return IsPossible(bar)
            ? bar
            : throw Bad(source, "0 < low ≤ open, close ≤ high and volume ≥ 0", $"'{line}'");
    }

    private static bool IsPossible(Kline bar) =>
        bar.Low > 0
        && bar.Low <= Math.Min(bar.Open, bar.Close)
        && bar.High >= Math.Max(bar.Open, bar.Close)
        && bar.Volume >= 0;

    private static long Time(LineReader source, ReadOnlySpan<char> text)
    {
        var isNumber = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var time);
        var milliseconds = time >= MicrosecondsFrom ? time / 1_000 : time;
        return isNumber && milliseconds is > 0 and < MicrosecondsFrom
            ? milliseconds
            : throw Bad(source, "an open time in milliseconds since 1970", $"'{text}'");
    }

    private static decimal Number(LineReader source, string name, ReadOnlySpan<char> text) =>
        decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Bad(source, $"a number as {name}", $"'{text}'");

    private static DataFormatException Bad(LineReader source, string expected, string found) =>
        new(source.Path, source.Line, expected, found);
}
