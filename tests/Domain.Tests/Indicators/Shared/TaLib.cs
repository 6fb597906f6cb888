using System.Globalization;
using System.Text.Json;
using TradingPlatform.Domain.Indicators;
using TradingPlatform.Domain.Tests.Market;

namespace TradingPlatform.Domain.Tests.Indicators;

/// <summary>TA-Lib's own regression test: 252 daily bars, and values at single bars, printed with two digits and more
/// and held there to 0.01, so they are here too. They pin the definitions; other tables and the plain definitions pin
/// the digits.</summary>
internal static class TaLib
{
    private static readonly Lazy<JsonElement[]> AllRows = new(() => [.. SharedKlines
        .Lines(Path.Combine("indicators", "talib", "expected.jsonl.gz"))
        .Select(line => JsonDocument.Parse(line).RootElement)]);

    private static readonly Lazy<Bar[]> AllBars = new(() => [.. SharedKlines
        .Lines(Path.Combine("indicators", "talib", "sref_daily_252.csv.gz"))
        .Skip(1)
        .Select(line => line.Split(',').Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)).ToArray())
        .Select(cells => Markets.At((int)cells[0], cells[1], cells[2], cells[3], cells[4], cells[5]))]);

    public static Bar[] Bars => AllBars.Value;

    public static double[] Closes => Bars.Closes();

    /// <summary>Holds every row that <paramref name="picks"/> picks against the columns of
    /// <paramref name="of"/>.</summary>
    public static void Check(
        int rowsMin, Func<JsonElement, bool> picks, Func<JsonElement, double[][]> of, double digits = 0.01)
    {
        var rows = AllRows.Value.Where(row => IsThere(row) && picks(row)).ToArray();
        Assert.True(rows.Length >= rowsMin, $"{rows.Length} rows of {rowsMin}");
        foreach (var row in rows)
        {
            var columns = of(row);
            for (var part = 0; part < columns.Length; part++)
            {
                var (at, expected) = Output(row, part);
                var actual = columns[part][row.Int("expectedBegIdx") + at];
                var allowed = (decimal.IsInteger((decimal)expected) ? digits : 0.01) + (1e-9 * Math.Abs(expected));
                Assert.True(Math.Abs(expected - actual) <= allowed, $"{actual} for part {part} of {row}");
            }
        }
    }

    /// <summary>Whether a value that depends on all bars before it was worked out from the first bar on. An unstable
    /// period only leaves the first values out.</summary>
    public static bool IsFromTheFirstBar(this JsonElement row) => row.Int("startIdx") == 0;

    public static bool IsMetastock(this JsonElement row) => row.Is("compatibility", "TA_COMPATIBILITY_METASTOCK");

    public static bool Is(this JsonElement row, string name, string value) =>
        row.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.String && found.ValueEquals(value);

    public static int Int(this JsonElement row, string name) => row.GetProperty(name).GetInt32();

    public static double Number(this JsonElement row, string name) => row.GetProperty(name).GetDouble();

    /// <summary>Index of the bar whose value a row has.</summary>
    public static int Bar(this JsonElement row) => row.Int("expectedBegIdx") + Output(row, 0).At;

    private static bool IsThere(JsonElement row) =>
        row.Is("expectedRetCode", "TA_SUCCESS")
        && row.GetProperty("expectedNbElement") is { ValueKind: JsonValueKind.Number } count
        && count.GetInt32() > 0;

    private static (int At, double Value) Output(JsonElement row, int part)
    {
        var suffix = row.TryGetProperty("oneOfTheExpectedOutReal0", out _) ? $"{part}" : "";
        return (row.Int($"oneOfTheExpectedOutRealIndex{suffix}"), row.Number($"oneOfTheExpectedOutReal{suffix}"));
    }
}
