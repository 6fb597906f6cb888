using TradingPlatform.Domain.Indicators;
using static TradingPlatform.Domain.Tests.Indicators.AverageExamples;

namespace TradingPlatform.Domain.Tests.Indicators;

/// <summary>Small numbers, worked out on paper.</summary>
public sealed class TrendExamples
{
    private const double None = double.NaN;

    [Fact]
    public void A_market_that_only_rises_has_full_directional_movement()
    {
        Bar[] bars = [.. Enumerable.Range(0, 6).Select(i => Of(i, 11 + i, 9 + i, 10 + i))];
        var adx = new Adx(2);
        var last = bars.Select(bar => adx.Update(bar)).ToArray()[^1];

        // A step of 1 a bar within true ranges of 2.
        Assert.Equal(new AdxValue(100, 50, 0), last);
    }

    [Fact]
    public void Aroon_counts_bars_since_the_extremes()
    {
        Bar[] bars = [Of(0, 9, 5, 7), Of(1, 9, 4, 7), Of(2, 8, 6, 7), Of(3, 7, 5, 7)];
        var values = Streams.Of(new Aroon(2), bars, (AroonValue value) => value.Up);
        Same([None, None, 50, 0], values);
        Same([None, None, 50, 0], Streams.Of(new Aroon(2), bars, (AroonValue value) => value.Down));
    }

    [Fact]
    public void Of_equal_extremes_aroon_takes_the_newest() => Same(
        [None, None, 100],
        Streams.Of(new Aroon(2), [Of(0, 9, 5, 7), Of(1, 9, 5, 7), Of(2, 9, 5, 7)], (AroonValue value) => value.Up));

    [Fact]
    public void Efficiency_is_the_net_way_over_the_whole_way() =>
        Same([None, None, 1, 0.5, 0], Streams.Of(new EfficiencyRatio(2), [1, 2, 3, 0, 3]));

    [Fact]
    public void A_line_through_three_points()
    {
        // 1, 2, 6: slope 2.5, mean 3, so 5.5 at the end; it explains 12.5 of a spread of 14.
        var line = new LinearRegression(3);
        double[] points = [1, 2, 6];
        var value = points.Select(point => line.Update(point)).ToArray()[^1];
        Assert.Equal(2.5, value.Slope, 1e-12);
        Assert.Equal(5.5, value.End, 1e-12);
        Assert.Equal(12.5 / 14, value.Fit, 1e-12);
    }

    [Fact]
    public void A_line_through_equal_points_is_flat_and_fits_nothing()
    {
        var line = new LinearRegression(3);
        double[] points = [0.1, 0.1, 0.1];
        Assert.Equal(new LinearRegressionValue(0, 0.1, 0), points.Select(point => line.Update(point)).ToArray()[^1]);
    }

    [Fact]
    public void A_super_trend_rises_with_the_market_and_turns_when_it_is_crossed()
    {
        // ATR of 1 bar and one of it: the line is the median ∓ the true range.
        Bar[] bars = [Of(0, 11, 9, 10), Of(1, 13, 11, 12), Of(2, 17, 15, 17), Of(3, 17, 16, 16.5), Of(4, 12, 8, 9)];
        var super = new SuperTrend(1, 1);
        var values = bars.Select(bar => super.Update(bar)).ToArray();

        // True ranges 3, 5, 1, 8.5. Upper 15, then a close of 17 above it: lower 11, then 15.5; then 9 is below it, and
        // the upper line of 17.5, from the bar of 16.5 and a range of 1, does not rise to 18.5.
        Assert.Equal(
            [
                new TrailingStopValue(None, 0),
                new TrailingStopValue(15, -1),
                new TrailingStopValue(11, 1),
                new TrailingStopValue(15.5, 1),
                new TrailingStopValue(17.5, -1),
            ],
            values);
    }

    [Fact]
    public void A_stop_gains_on_the_market_and_reverses_when_touched()
    {
        Bar[] bars = [Of(0, 10, 8, 9), Of(1, 12, 9, 11), Of(2, 14, 11, 13), Of(3, 9, 7, 8)];
        var sar = new ParabolicSar(0.5, 0.5);
        var values = bars.Select(bar => sar.Update(bar)).ToArray();

        // Long from 8; half way to 12 is 10, but not above the low of 9; then half way to 14; 7 is below, so the top.
        Assert.Equal(
            [
                new TrailingStopValue(None, 0),
                new TrailingStopValue(8, 1),
                new TrailingStopValue(9, 1),
                new TrailingStopValue(14, -1),
            ],
            values);
    }

    [Fact]
    public void A_cloud_is_drawn_ahead()
    {
        var bars = Markets.Closing(1, 2, 4, 8, 16);
        double[] Line(Func<IchimokuValue, double> pick) => Streams.Of(new Ichimoku(1, 2, 3, 2), bars, pick);
        Same([1, 2, 4, 8, 16], Line(value => value.Conversion));
        Same([None, 1.5, 3, 6, 12], Line(value => value.Base));
        Same([None, 1.75, 3.5, 7, 14], Line(value => value.NextA));
        Same([None, None, 2.5, 5, 10], Line(value => value.NextB));
        Same([None, None, None, 1.75, 3.5], Line(value => value.SpanA));
        Same([None, None, None, None, 2.5], Line(value => value.SpanB));
    }

    private static Bar Of(int index, double high, double low, double close) =>
        Markets.At(index, close, high, low, close, 1);
}
