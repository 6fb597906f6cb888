using TradingPlatform.Domain.Indicators.Exact;

namespace TradingPlatform.Domain.Tests.Indicators.Exact;

public sealed class IndicatorTests
{
    [Fact]
    public void Each_answers_from_its_last_warm_up_bar_on_and_not_before()
    {
        var bars = Bars.Random(1, 40);
        WarmUp(14, n => Sma.Of(bars.AsSpan(0, n), 14));
        WarmUp(14, n => Ema.Of(bars.AsSpan(0, n), 14));
        WarmUp(14, n => StdDev.Of(bars.AsSpan(0, n), 14));
        WarmUp(14, n => ZScore.Of(bars.AsSpan(0, n), 14));
        WarmUp(15, n => Atr.Of(bars.AsSpan(0, n), 14));
        WarmUp(15, n => Rsi.Of(bars.AsSpan(0, n), 14));
        WarmUp(14, n => Donchian.Of(bars.AsSpan(0, n), 14)?.High);
        WarmUp(28, n => Adx.Of(bars.AsSpan(0, n), 14));
        WarmUp(14, n => Slope.Of(bars.AsSpan(0, n), 14));
        WarmUp(15, n => EfficiencyRatio.Of(bars.AsSpan(0, n), 14));
    }

    [Fact]
    public void A_straight_line_has_its_slope_and_full_efficiency()
    {
        var line = Bars.Closing([.. Enumerable.Range(0, 30).Select(i => 100m + (2.5m * i))]);
        Assert.Equal(2.5m, Slope.Of(line, 20));
        Assert.Equal(1, EfficiencyRatio.Of(line, 20));
        Assert.Equal(100, Rsi.Of(line, 14));
        Assert.Equal(100, Math.Round(Adx.Of(line, 14)!.Value, 20));
    }

    [Fact]
    public void A_market_that_does_not_move_divides_by_nothing()
    {
        var flat = Bars.Closing([.. Enumerable.Repeat(100m, 40)]);
        Assert.Equal(0, StdDev.Of(flat, 20));
        Assert.Null(ZScore.Of(flat, 20));
        Assert.Null(EfficiencyRatio.Of(flat, 20));
        Assert.Equal(50, Rsi.Of(flat, 14));
        Assert.Equal(0, Adx.Of(flat, 14));
        Assert.Equal(0, Atr.Of(flat, 14));
        Assert.Equal(0, Slope.Of(flat, 20));
    }

    [Fact]
    public void A_score_is_the_distance_from_the_mean_in_deviations()
    {
        // Mean 5, population deviation 2: the textbook's eight numbers, the last one 9.
        var bars = Bars.Closing(2, 4, 4, 4, 5, 5, 7, 9);
        Assert.Equal(5, Sma.Of(bars, 8));
        Assert.Equal(2, StdDev.Of(bars, 8));
        Assert.Equal(2, ZScore.Of(bars, 8));
    }

    [Fact]
    public void A_true_range_counts_the_jump_from_the_bar_before()
    {
        var before = Bars.Of(0, 100, 101, 99, 100);
        Assert.Equal(5, TrueRange.Of(Bars.Of(1, 104, 105, 103, 104), before));
        Assert.Equal(6, TrueRange.Of(Bars.Of(1, 95, 96, 94, 95), before));
        Assert.Equal(4, TrueRange.Of(Bars.Of(1, 100, 102, 98, 100), before));
    }

    [Fact]
    public void A_channel_is_the_extremes_of_its_bars_alone()
    {
        var bars = new[] { Bars.Of(0, 5, 99, 1, 5), Bars.Of(1, 5, 8, 3, 5), Bars.Of(2, 5, 7, 2, 5) };
        Assert.Equal((8m, 2m), Donchian.Of(bars, 2));
    }

    [Fact]
    public void The_slope_is_that_of_the_least_squares()
    {
        for (var seed = 1; seed <= 50; seed++)
        {
            var bars = Bars.Random(seed, 60);
            var slope = Slope.Of(bars, 20)!.Value;
            var closes = bars[^20..].Select(bar => bar.Close).ToArray();
            decimal Squares(decimal tried)
            {
                var offset = closes.Average() - (tried * 9.5m);
                return closes.Select((close, i) => close - offset - (tried * i)).Sum(error => error * error);
            }

            Assert.True(Squares(slope) < Squares(slope + 0.0001m) && Squares(slope) < Squares(slope - 0.0001m));
        }
    }

    [Fact]
    public void Only_the_window_and_nothing_later_has_a_part()
    {
        var bars = Bars.Random(3, 200);
        var windows = Enumerable.Range(100, 100).Select(end => bars[(end - 100)..end]);
        foreach (var window in windows)
        {
            // The same bars in another array, followed by others, give the same digits.
            var within = bars.AsSpan(Array.IndexOf(bars, window[0]), 100);
            Assert.Equal(Atr.Of(window, 14), Atr.Of(within, 14));
            Assert.Equal(Adx.Of(window, 14), Adx.Of(within, 14));
            Assert.Equal(Ema.Of(window, 14), Ema.Of(within, 14));
        }
    }

    [Fact]
    public void A_period_of_nothing_is_a_fault()
    {
        var bars = Bars.Random(1, 40);
        Assert.Throws<ArgumentOutOfRangeException>(() => Sma.Of(bars, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => StdDev.Of(bars, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Adx.Of(bars, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Slope.Of(bars, 1_001));
    }

    private static void WarmUp(int bars, Func<int, decimal?> of)
    {
        Assert.Null(of(bars - 1));
        Assert.NotNull(of(bars));
    }
}
