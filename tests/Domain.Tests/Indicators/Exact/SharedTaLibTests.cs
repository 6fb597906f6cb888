using System.Globalization;
using System.Text.Json;
using TradingPlatform.Domain.Indicators.Exact;
using TradingPlatform.Domain.Market;
using TradingPlatform.Domain.Tests.Market;

namespace TradingPlatform.Domain.Tests.Indicators.Exact;

/// <summary>Against the expected values of TA-Lib's own regression test: 252 bars, values printed with two to four
/// digits and held there to 0.01, so they are here too. They pin the definitions; the other tables pin the
/// digits.</summary>
public sealed class SharedTaLibTests
{
    private static readonly Lazy<Candle[]> Daily = new(() => [.. SharedKlines
        .Lines(Path.Combine("indicators", "talib", "sref_daily_252.csv.gz"))
        .Skip(1)
        .Select(line => line.Split(',').Select(cell => decimal.Parse(cell, CultureInfo.InvariantCulture)).ToArray())
        .Select(cells => Bars.Of((int)cells[0], cells[1], cells[2], cells[3], cells[4]))]);

    [SharedDataFact]
    public void Simple_averages_agree() =>
        Check(10, row => IsAverage(row, "TA_MAType_SMA"), (bars, period) => Sma.Of(bars, period));

    [SharedDataFact]
    public void Exponential_averages_agree() =>

        // The other compatibility mode begins with the first close instead of a mean; ours is the default mode.
        Check(7, row => IsAverage(row, "TA_MAType_EMA"), (bars, period) => Ema.Of(bars, period));

    [SharedDataFact]
    public void Deviations_agree() => Check(
        3,
        row => Is(row, "file", "test_stddev.c") && row.GetProperty("optInNbDeviation_1").GetDecimal() == 1,
        (bars, period) => StdDev.Of(bars, period));

    [SharedDataFact]
    public void Relative_strength_agrees() =>
        Check(8, row => Is(row, "theFunction", "TA_RSI_TEST"), (bars, period) => Rsi.Of(bars, period));

    [SharedDataFact]
    public void True_ranges_agree() => Check(
        10,
        row => Is(row, "file", "test_trange.c") && row.GetProperty("doAverage").GetInt32() == 1,
        (bars, period) => Atr.Of(bars, period));

    [SharedDataFact]
    public void Directional_indices_agree() =>

        // TA-Lib has each value twice: exact, and rounded to a whole number as Wilder printed them.
        Check(8, row => Is(row, "id", "TST_ADX"), (bars, period) => Adx.Of(bars, period), whole: 0.51m);

    private static void Check(
        int rowsMin, Func<JsonElement, bool> picks, Func<Candle[], int, decimal?> of, decimal whole = 0.01m)
    {
        var checkedRows = 0;
        foreach (var line in SharedKlines.Lines(Path.Combine("indicators", "talib", "expected.jsonl.gz")))
        {
            var row = JsonDocument.Parse(line).RootElement;
            if (!picks(row) || !IsPlain(row))
            {
                continue;
            }

            var (index, expected) = Output(row);
            var bars = Daily.Value[..(row.GetProperty("expectedBegIdx").GetInt32() + index + 1)];
            var actual = of(bars, row.GetProperty("optInTimePeriod").GetInt32());
            Bars.Printed(expected, actual, decimal.IsInteger(expected) ? whole : 0.01m, line);
            checkedRows++;
        }

        Assert.True(checkedRows >= rowsMin, $"{checkedRows} rows of {rowsMin}");
    }

    /// <summary>A value over all bars from the first on: later begins smooth from another bar.</summary>
    private static bool IsPlain(JsonElement row) =>
        row.GetProperty("startIdx").GetInt32() == 0
        && row.GetProperty("expectedNbElement").GetInt32() > 0
        && Is(row, "expectedRetCode", "TA_SUCCESS")
        && !Is(row, "compatibility", "TA_COMPATIBILITY_METASTOCK");

    private static (int Index, decimal Value) Output(JsonElement row)
    {
        var suffix = row.TryGetProperty("oneOfTheExpectedOutReal0", out _) ? "0" : "";
        return (
            row.GetProperty($"oneOfTheExpectedOutRealIndex{suffix}").GetInt32(),
            row.GetProperty($"oneOfTheExpectedOutReal{suffix}").GetDecimal());
    }

    private static bool IsAverage(JsonElement row, string kind) =>
        Is(row, "file", "test_ma.c") && Is(row, "optInMAType_1", kind);

    private static bool Is(JsonElement row, string name, string value) =>
        row.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.String && found.ValueEquals(value);
}
