using System.Text.Json;
using TradingPlatform.Domain.Indicators;
using TradingPlatform.Domain.Tests.Market;

namespace TradingPlatform.Domain.Tests.Indicators;

public sealed class SharedTaLibAverageTests
{
    private static double[] Closes => TaLib.Closes;

    [SharedDataFact]
    public void Simple_averages_agree() => TaLib.Check(
        20, row => IsAverage(row, "SMA"), row => [Streams.Of(new Sma(Period(row)), Closes)]);

    [SharedDataFact]
    public void Weighted_averages_agree() => TaLib.Check(
        22, row => IsAverage(row, "WMA"), row => [Streams.Of(new Wma(Period(row)), Closes)]);

    [SharedDataFact]
    public void Exponential_averages_agree() => TaLib.Check(
        7,
        row => IsAverage(row, "EMA") && row.IsFromTheFirstBar() && !row.IsMetastock(),
        row => [Streams.Of(new Ema(Period(row)), Closes)]);

    [SharedDataFact]
    public void Exponential_averages_that_begin_with_the_first_close_agree() =>

        // The other mode of TA-Lib begins with the first close instead of the mean of the first n. That is the mean of
        // n equal closes, so we show ours n − 1 copies of the first one before.
        TaLib.Check(
            12,
            row => IsAverage(row, "EMA") && row.IsFromTheFirstBar() && row.IsMetastock(),
            row =>
            {
                var before = Enumerable.Repeat(Closes[0], Period(row) - 1).ToArray();
                return [Streams.Of(new Ema(Period(row)), [.. before, .. Closes])[before.Length..]];
            });

    [SharedDataFact]
    public void Double_and_triple_averages_agree_once_the_begin_is_forgotten()
    {
        // TA-Lib's rows for these are all in the mode that begins with a first value, at each of the two or three
        // stages. With period 14 the difference has shrunk by (13 / 15)^100 a hundred bars after the begin.
        TaLib.Check(
            3,
            row => IsAverage(row, "DEMA") && row.IsFromTheFirstBar() && row.Bar() > 150,
            row => [Streams.Of(new Dema(Period(row)), Closes)]);
        TaLib.Check(
            1,
            row => IsAverage(row, "TEMA") && row.IsFromTheFirstBar() && row.Bar() > 150,
            row => [Streams.Of(new Tema(Period(row)), Closes)]);
    }

    [SharedDataFact]
    public void Adaptive_averages_agree() => TaLib.Check(
        3,
        row => IsAverage(row, "KAMA") && row.IsFromTheFirstBar(),
        row => [Streams.Of(new Kama(Period(row), 2, 30), Closes)]);

    private static int Period(JsonElement row) => row.Int("optInTimePeriod");

    // Periods of 0 and −1 ask for no average at all.
    private static bool IsAverage(JsonElement row, string kind) =>
        row.Is("file", "test_ma.c") && row.Is("optInMAType_1", $"TA_MAType_{kind}") && Period(row) > 1;
}
