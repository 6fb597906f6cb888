using TradingPlatform.Domain.Indicators;

namespace TradingPlatform.Domain.Tests.Indicators;

/// <summary>Small numbers, worked out on paper.</summary>
public sealed class AverageExamples
{
    private const double None = double.NaN;

    [Fact]
    public void A_simple_average_is_the_mean_of_its_window() =>
        Same([None, None, 2, 3, 5], Streams.Of(new Sma(3), [1, 2, 3, 4, 8]));

    [Fact]
    public void An_exponential_average_begins_with_a_mean_and_goes_half_way_with_period_three() =>
        Same([None, None, 2, 4.5, 5.75], Streams.Of(new Ema(3), [1, 2, 3, 7, 7]));

    [Fact]
    public void Wilders_average_goes_a_third_of_the_way_with_period_three() =>
        Same([None, None, 2, 3, 5], Streams.Of(new Rma(3), [1, 2, 3, 5, 9]));

    [Fact]
    public void A_weighted_average_counts_the_newest_most() =>

        // (1·1 + 2·2 + 3·6) / 6 and (1·2 + 2·6 + 3·0) / 6.
        Same([None, None, 23.0 / 6, 14.0 / 6], Streams.Of(new Wma(3), [1, 2, 6, 0]));

    [Fact]
    public void A_double_average_takes_its_own_lag_off() =>

        // EMA of 2: 1.5, 2.5, 3.5; of that: 2, 3; twice the first less the second is the straight line itself.
        Same([None, None, 3, 4], Streams.Of(new Dema(2), [1, 2, 3, 4]));

    [Fact]
    public void A_triple_average_follows_a_straight_line_too() =>
        Same([None, None, None, 4, 5], Streams.Of(new Tema(2), [1, 2, 3, 4, 5]));

    [Fact]
    public void Hulls_average_of_four_is_of_two_weighted_ones() =>

        // WMA of 2 and of 4 at 4: 11/3 and 3; at 5: 14/3 and 4. Raw 13/3 and 16/3; smoothed over 2: (13/3 + 32/3) / 3.
        Same([None, None, None, None, 5], Streams.Of(new Hma(4), [1, 2, 3, 4, 5]));

    [Fact]
    public void An_adaptive_average_is_quick_in_a_straight_market_and_slow_in_noise()
    {
        // Straight: weight (2 / 3)² of the way from 2 to 3. Noise: no net change, weight (2 / 31)².
        Same([None, None, 2 + (4.0 / 9)], Streams.Of(new Kama(2, 2, 30), [1, 2, 3]));
        var slow = 4.0 / (31 * 31);
        Same([None, None, 2 + (slow * -1)], Streams.Of(new Kama(2, 2, 30), [1, 2, 1]));
    }

    [Fact]
    public void Volume_weighs_prices_over_bars_and_over_a_session()
    {
        Bar[] bars = [Of(22, 3, 1), Of(23, 6, 2), Of(24, 9, 1), Of(25, 12, 3)];
        Same([None, 5, 7, 45.0 / 4], Streams.Of(new RollingVwap(2), bars));
        Same([3, 5, 9, 45.0 / 4], Streams.Of(new SessionVwap(), bars));
        Same([None, 6, 7, 57.0 / 6], Streams.Of(new AnchoredVwap(bars[1].OpenAtMs), bars));
    }

    [Fact]
    public void Where_nothing_traded_the_newest_price_stands()
    {
        Bar[] bars = [Of(0, 3, 0), Of(1, 6, 0), Of(2, 9, 2)];
        Same([None, 6, 9], Streams.Of(new RollingVwap(2), bars));
        Same([3, 6, 9], Streams.Of(new SessionVwap(), bars));
    }

    internal static void Same(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected, (number, i) => Assert.Equal(number, actual[i], 1e-12));
    }

    private static Bar Of(int hour, double price, double volume) =>
        Markets.At(hour, price, price, price, price, volume);
}
