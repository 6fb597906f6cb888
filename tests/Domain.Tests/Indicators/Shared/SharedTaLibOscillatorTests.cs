using System.Text.Json;
using TradingPlatform.Domain.Indicators;
using TradingPlatform.Domain.Tests.Market;

namespace TradingPlatform.Domain.Tests.Indicators;

public sealed class SharedTaLibOscillatorTests
{
    private static double[] Closes => TaLib.Closes;

    [SharedDataFact]
    public void Relative_strength_agrees() =>

        // The other mode of TA-Lib begins one bar earlier, with a mean of its own.
        TaLib.Check(
            8,
            row => row.Is("theFunction", "TA_RSI_TEST") && row.IsFromTheFirstBar() && !row.IsMetastock(),
            row => [Streams.Of(new Rsi(Period(row)), Closes)]);

    [SharedDataFact]
    public void Rates_of_change_agree()
    {
        TaLib.Check(
            8, row => row.Is("theFunction", "TA_ROC_TEST"), row => [Streams.Of(new Roc(Period(row)), Closes)]);
        TaLib.Check(
            8,
            row => row.Is("theFunction", "TA_ROCR100_TEST"),
            row => [[.. Streams.Of(new Roc(Period(row)), Closes).Select(percent => 100 + percent)]]);
    }

    [SharedDataFact]
    public void Convergence_agrees_when_its_fast_average_begins_as_late() =>

        // TA-Lib lets the fast average begin with the mean of the closes just before the slow one's first value; ours
        // begins with its own first closes, as everybody's single average does. Fed as late, ours gives TA-Lib's line.
        // The other mode's rows are of another indicator, with weights of 0.15 and 0.075.
        TaLib.Check(
            3,
            row => row.Is("file", "test_macd.c") && !row.IsMetastock(),
            _ =>
            {
                var fast = Streams.Of(new Ema(12), Closes[14..]);
                var slow = Streams.Of(new Ema(26), Closes);
                var line = fast[11..].Zip(slow[25..], (near, far) => near - far).ToArray();
                var signal = Streams.Of(new Ema(9), line);
                return [Late(25, line), Late(25, signal), Late(25, [.. line.Zip(signal, (a, b) => a - b)])];
            });

    [SharedDataFact]
    public void Percentage_oscillators_agree_once_the_begin_is_forgotten() => TaLib.Check(
        1,
        row => IsPercentage(row) && row.Is("optInMethod_2", "TA_MAType_EMA") && row.Bar() > 150,
        row => [Streams.Of(new Ppo(Fast(row), Slow(row), 9), Closes, (MacdValue value) => value.Line)]);

    [SharedDataFact]
    public void Percentage_oscillators_of_simple_averages_follow_from_ours() => TaLib.Check(
        4,
        row => IsPercentage(row) && row.Is("optInMethod_2", "TA_MAType_SMA"),
        row =>
        {
            var (fast, slow) = (Streams.Of(new Sma(Fast(row)), Closes), Streams.Of(new Sma(Slow(row)), Closes));
            return [[.. fast.Zip(slow, (near, far) => 100 * (near - far) / far)]];
        });

    [SharedDataFact]
    public void Stochastics_agree()
    {
        TaLib.Check(4, row => row.Is("testId", "TEST_STOCH"), row =>
        [
            Streams.Of(Stochastic(row), TaLib.Bars, (StochasticValue value) => value.K),
            Streams.Of(Stochastic(row), TaLib.Bars, (StochasticValue value) => value.D),
        ]);
        TaLib.Check(6, row => row.Is("testId", "TEST_STOCHRSI") && row.IsFromTheFirstBar(), row =>
        [
            Streams.Of(StochRsi(row), Closes, (StochasticValue value) => value.K),
            Streams.Of(StochRsi(row), Closes, (StochasticValue value) => value.D),
        ]);
    }

    [SharedDataFact]
    public void Channel_indices_agree() => TaLib.Check(
        28, row => row.Is("theFunction", "TA_CCI_TEST"), row => [Streams.Of(new Cci(Period1(row)), TaLib.Bars)]);

    [SharedDataFact]
    public void Williams_agrees() => TaLib.Check(
        8, row => row.Is("theFunction", "TA_WILLR_TEST"), row => [Streams.Of(new WilliamsR(Period1(row)), TaLib.Bars)]);

    private static int Period(JsonElement row) => row.Int("optInTimePeriod");

    private static int Period1(JsonElement row) => row.Int("optInTimePeriod1");

    private static Stochastic Stochastic(JsonElement row) =>
        new(row.Int("optInPeriod_0"), row.Int("optInPeriod_1"), row.Int("optInPeriod_2"));

    private static StochRsi StochRsi(JsonElement row) =>
        new(row.Int("optInPeriod_0"), row.Int("optInPeriod_1"), 1, row.Int("optInPeriod_2"));

    private static bool IsPercentage(JsonElement row) => row.Is("file", "test_po.c") && row.Int("doPercentage") == 1;

    // TA-Lib takes the two periods in either order.
    private static int Fast(JsonElement row) => Math.Min(row.Int("optInFastPeriod"), row.Int("optInSlowPeriod"));

    private static int Slow(JsonElement row) => Math.Max(row.Int("optInFastPeriod"), row.Int("optInSlowPeriod"));

    private static double[] Late(int bars, double[] series) => [.. Enumerable.Repeat(double.NaN, bars), .. series];
}
