using System.Text.Json;
using TradingPlatform.Domain.Indicators;
using TradingPlatform.Domain.Tests.Market;

namespace TradingPlatform.Domain.Tests.Indicators;

public sealed class SharedTaLibRangeTests
{
    private static Bar[] Bars => TaLib.Bars;

    [SharedDataFact]
    public void True_ranges_agree() => TaLib.Check(
        4,
        row => row.Is("file", "test_trange.c") && row.Int("doAverage") == 0,
        _ => [Streams.Of(new TrueRange(), Bars)]);

    [SharedDataFact]
    public void Average_true_ranges_agree()
    {
        TaLib.Check(
            10,
            row => row.Is("file", "test_trange.c") && row.Int("doAverage") == 1 && row.IsFromTheFirstBar(),
            row => [Streams.Of(new Atr(Period(row)), Bars)]);
        TaLib.Check(
            3,
            row => row.Is("theFunction", "TA_NATR_TEST") && row.IsFromTheFirstBar(),
            row => [Streams.Of(new Natr(row.Int("optInTimePeriod1")), Bars)]);
    }

    [SharedDataFact]
    public void Directional_movement_agrees()
    {
        // TA-Lib has each value twice: exact, and as Wilder printed it, who rounded to a whole number before he divided
        // as well as after.
        Directional("TST_ADX", 8, value => value.Adx);
        Directional("TST_PLUS_DI", 4, value => value.Plus);
        Directional("TST_MINUS_DI", 3, value => value.Minus);
        Directional("TST_DX", 8, value => 100 * Math.Abs(value.Plus - value.Minus) / (value.Plus + value.Minus));
    }

    [SharedDataFact]
    public void Aroon_agrees()
    {
        Aroon("TA_AROON_UP_TEST", 25, value => value.Up);
        Aroon("TA_AROON_DOWN_TEST", 31, value => value.Down);
        Aroon("TA_AROONOSC_TEST", 5, value => value.Oscillator);
    }

    [SharedDataFact]
    public void Deviations_and_bands_agree()
    {
        TaLib.Check(
            3,
            row => row.Is("file", "test_stddev.c") && row.Number("optInNbDeviation_1") == 1,
            row => [Streams.Of(new StdDev(Period(row)), TaLib.Closes)]);

        // Other rows put the bands around other averages.
        TaLib.Check(2, row => row.Is("file", "test_bbands.c") && row.Is("optInMethod_3", "TA_MAType_SMA"), row =>
        [
            Streams.Of(Bollinger(row), TaLib.Closes, (BollingerValue value) => value.Upper),
            Streams.Of(Bollinger(row), TaLib.Closes, (BollingerValue value) => value.Middle),
            Streams.Of(Bollinger(row), TaLib.Closes, (BollingerValue value) => value.Lower),
        ]);
    }

    [SharedDataFact]
    public void Bands_around_an_exponential_average_follow_from_ours() => TaLib.Check(
        2,
        row => row.Is("file", "test_bbands.c") && row.Is("optInMethod_3", "TA_MAType_EMA") && !row.IsMetastock(),
        row =>
        {
            var (middle, deviation) = (
                Streams.Of(new Ema(Period(row)), TaLib.Closes), Streams.Of(new StdDev(Period(row)), TaLib.Closes));
            var width = row.Number("optInNbDevUp");
            return
            [
                [.. middle.Zip(deviation, (mean, spread) => mean + (width * spread))],
                middle,
                [.. middle.Zip(deviation, (mean, spread) => mean - (width * spread))],
            ];
        });

    [SharedDataFact]
    public void Money_flows_agree()
    {
        TaLib.Check(
            4, row => row.Is("theFunction", "TA_AD_TEST"), _ => [Streams.Of(new AccumulationDistribution(), Bars)]);
        TaLib.Check(15, row => row.Is("theFunction", "TA_MFI_TEST"), row => [Streams.Of(new Mfi(Period(row)), Bars)]);
    }

    [SharedDataFact]
    public void Highest_and_lowest_agree()
    {
        // TA-Lib's test takes both from the opens, so bars of one price are shown to ours.
        TaLib.Check(20, row => row.Is("theFunction", "TA_MAX_TEST"), row => [Channel(row, value => value.Upper)]);
        TaLib.Check(17, row => row.Is("theFunction", "TA_MIN_TEST"), row => [Channel(row, value => value.Lower)]);
    }

    private static int Period(JsonElement row) => row.Int("optInTimePeriod");

    private static Bollinger Bollinger(JsonElement row) => new(Period(row), row.Number("optInNbDevUp"));

    private static double[] Channel(JsonElement row, Func<ChannelValue, double> pick) =>
        Streams.Of(new Donchian(Period(row)), Markets.Closing([.. Bars.Select(bar => bar.Open)]), pick);

    private static void Directional(string id, int rowsMin, Func<AdxValue, double> pick) => TaLib.Check(
        rowsMin,
        row => row.Is("id", id) && row.IsFromTheFirstBar() && Period(row) > 1,
        row => [Streams.Of(new Adx(Period(row)), Bars, pick)],
        digits: 1);

    private static void Aroon(string function, int rowsMin, Func<AroonValue, double> pick) => TaLib.Check(
        rowsMin, row => row.Is("theFunction", function), row => [Streams.Of(new Aroon(Period(row)), Bars, pick)]);
}
