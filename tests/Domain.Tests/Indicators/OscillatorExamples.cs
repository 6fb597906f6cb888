using TradingPlatform.Domain.Indicators;
using static TradingPlatform.Domain.Tests.Indicators.AverageExamples;

namespace TradingPlatform.Domain.Tests.Indicators;

/// <summary>Small numbers, worked out on paper.</summary>
public sealed class OscillatorExamples
{
    private const double None = double.NaN;

    [Fact]
    public void A_rate_of_change_is_in_percent() => Same([None, None, 50, -25], Streams.Of(new Roc(2), [2, 4, 3, 3]));

    [Fact]
    public void Strength_is_the_share_of_gains() =>

        // Changes 2, −1, 3: mean gain 1 and loss 1/2; then (1 + 3) / 2 and (1/2 + 0) / 2.
        Same([None, None, 100 / 1.5, 100 * 2 / 2.25], Streams.Of(new Rsi(2), [10, 12, 11, 14]));

    [Fact]
    public void Strength_is_in_the_middle_while_nothing_moves() =>
        Same([None, None, 50, 50], Streams.Of(new Rsi(2), [7, 7, 7, 7]));

    [Fact]
    public void A_stochastic_says_where_the_close_lies()
    {
        Bar[] bars = [Of(4, 0, 1), Of(4, 0, 3), Of(8, 2, 2), Of(8, 0, 8)];
        double[] Line(Func<StochasticValue, double> pick) => Streams.Of(new Stochastic(2, 2, 2), bars, pick);

        // Raw: 75, 25, 100.
        Same([None, None, 50, 62.5], Line(value => value.K));
        Same([None, None, None, 56.25], Line(value => value.D));
        Same([None, -25, -75, 0], Streams.Of(new WilliamsR(2), bars));
    }

    [Fact]
    public void A_market_without_height_is_in_the_middle()
    {
        Bar[] bars = [Of(5, 5, 5), Of(5, 5, 5)];
        Same([None, 50], Streams.Of(new Stochastic(2, 1, 1), bars, (StochasticValue value) => value.D));
        Same([None, -50], Streams.Of(new WilliamsR(2), bars));
        Same([None, 0], Streams.Of(new Cci(2), bars));
    }

    [Fact]
    public void A_stochastic_of_strength_places_it_among_its_own()
    {
        // Strength of 1 bar is 100 after a rise and 0 after a fall.
        double[] inputs = [1, 2, 3, 2, 3];
        var values = Streams.Of(new StochRsi(1, 2, 1, 1), inputs, (StochasticValue value) => value.K);
        Same([None, None, 50, 0, 100], values);
    }

    [Fact]
    public void Convergence_is_the_difference_of_two_averages()
    {
        // EMA of 1 is the input; of 3: 2, then half way: 4, 8. Lines 1, 2, 4; their EMA of 2: 1.5, then two thirds on.
        double[] inputs = [1, 2, 3, 6, 12];
        double[] Line(Func<MacdValue, double> pick) => Streams.Of(new Macd(1, 3, 2), inputs, pick);
        Same([None, None, 1, 2, 4], Line(value => value.Line));
        Same([None, None, None, 1.5, 1.5 + (2.5 * 2 / 3)], Line(value => value.Signal));
        Same([None, None, None, 0.5, 2.5 / 3], Line(value => value.Histogram));
        Same(
            [None, None, 50, 50, 50],
            Streams.Of(new Ppo(1, 3, 2), inputs, (MacdValue value) => value.Line));
    }

    [Fact]
    public void A_channel_index_counts_in_hundredths_of_a_deviation_and_a_half() =>

        // Typical 1, 2, 6: mean 3, mean deviation 2, newest 3 above.
        Same([None, None, 100], Streams.Of(new Cci(3), [Of(1, 1, 1), Of(2, 2, 2), Of(6, 6, 6)]));

    private static Bar Of(double high, double low, double close) => Markets.At(0, close, high, low, close, 1);
}
