using TradingPlatform.Domain.Indicators;
using static TradingPlatform.Domain.Tests.Indicators.AverageExamples;

namespace TradingPlatform.Domain.Tests.Indicators;

/// <summary>Small numbers, worked out on paper.</summary>
public sealed class VolatilityExamples
{
    private const double None = double.NaN;

    [Fact]
    public void A_true_range_counts_the_jump_from_the_bar_before()
    {
        Bar[] bars = [Of(101, 99, 100), Of(105, 103, 104), Of(96, 94, 95), Of(97, 93, 96)];
        Same([None, 5, 10, 4], Streams.Of(new TrueRange(), bars));
        Same([None, None, 7.5, 5.75], Streams.Of(new Atr(2), bars));
        Same([None, None, 750 / 95.0, 575 / 96.0], Streams.Of(new Natr(2), bars));
    }

    [Fact]
    public void A_score_is_the_distance_from_the_mean_in_deviations()
    {
        // Mean 5, population deviation 2: the textbook's eight numbers, the last one 9.
        double[] eight = [2, 4, 4, 4, 5, 5, 7, 9];
        Assert.Equal(2, Streams.Of(new StdDev(8), eight)[^1]);
        Assert.Equal(2, Streams.Of(new ZScore(8), eight)[^1]);
        var bands = new Bollinger(8, 1.5);
        Assert.Equal(new BollingerValue(8, 5, 2, 7 / 6.0), eight.Select(number => bands.Update(number)).ToArray()[^1]);
    }

    [Fact]
    public void Equal_inputs_have_no_spread_at_all()
    {
        double[] equal = [.. Enumerable.Repeat(0.1, 50)];
        Assert.All(Streams.Of(new StdDev(7), equal)[6..], spread => Assert.Equal(0, spread));
        Assert.All(Streams.Of(new ZScore(7), equal)[6..], score => Assert.Equal(0, score));
        Assert.All(
            Streams.Of(new Bollinger(7, 2), equal, (BollingerValue value) => value.Place)[6..],
            place => Assert.Equal(0.5, place));
    }

    [Fact]
    public void A_small_spread_on_a_high_level_keeps_its_digits()
    {
        // Halves, so that the level of a thousand billion holds them exactly: mean 1/2 above it, deviation 1/2.
        double[] inputs = [.. Enumerable.Range(0, 100).Select(i => 1e12 + (i % 2))];
        Assert.All(Streams.Of(new StdDev(4), inputs)[3..], spread => Assert.Equal(0.5, spread));
    }

    [Fact]
    public void A_channel_is_the_extremes_of_its_bars_alone()
    {
        var channel = new Donchian(2);
        Bar[] bars = [Of(99, 1, 5), Of(8, 3, 5), Of(7, 2, 5)];
        Assert.Equal(new ChannelValue(8, 5, 2), bars.Select(bar => channel.Update(bar)).ToArray()[^1]);
    }

    [Fact]
    public void Keltners_channel_is_an_average_and_true_ranges_around_it()
    {
        var keltner = new Keltner(2, 2, 3);
        Bar[] bars = [Of(11, 9, 10), Of(13, 11, 12), Of(12, 11, 11)];

        // EMA 11, then two thirds of the way from 11 to 11; true ranges 3 and 1.
        Assert.Equal(new ChannelValue(17, 11, 5), bars.Select(bar => keltner.Update(bar)).ToArray()[^1]);
    }

    [Fact]
    public void The_ulcer_index_is_of_what_is_below_the_highest() =>

        // Highest of 2: 100, 100, 50; below by 0 %, 10 %, 0 %... the root of half of 100.
        Same([None, None, Math.Sqrt(50), Math.Sqrt(50)], Streams.Of(new UlcerIndex(2), [80, 100, 90, 95]));

    [Fact]
    public void Volatility_is_that_of_logarithms()
    {
        // Returns of ln 2 and −ln 2: mean 0, sample deviation √2 · ln 2.
        Same([None, None, Math.Sqrt(2) * Math.Log(2)], Streams.Of(new RealisedVolatility(2, 1), [1, 2, 1]));

        // High twice the low: ln 2 / √(4 ln 2).
        Bar[] bars = [Markets.At(0, 1, 2, 1, 2, 1)];
        Same([Math.Log(2) / Math.Sqrt(4 * Math.Log(2))], Streams.Of(new ParkinsonVolatility(1, 1), bars));

        // And the body as high: (½ − 2 ln 2 + 1) ln² 2.
        Same([Math.Log(2) * Math.Sqrt(1.5 - (2 * Math.Log(2)))], Streams.Of(new GarmanKlassVolatility(1, 1), bars));
    }

    [Fact]
    public void Logarithms_are_right_to_the_last_digits_near_one_and_far_from_it()
    {
        var random = new Random(1);
        for (var i = 0; i < 20_000; i++)
        {
            var ratio = i % 2 == 0 ? 1 + (random.NextDouble() * 1e-3) : Math.Pow(10, random.NextDouble() * 30);
            var parkinson = new ParkinsonVolatility(1, 1);
            var seen = parkinson.Update(Markets.At(0, 1, ratio, 1, 1, 1)) * Math.Sqrt(4 * Math.Log(2));
            Assert.True(Math.Abs(seen - Math.Log(ratio)) <= 1e-15 * Math.Log(ratio), $"ln {ratio:R} is not {seen:R}");
        }
    }

    private static Bar Of(double high, double low, double close) => Markets.At(0, close, high, low, close, 1);
}
