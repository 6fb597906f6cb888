using TradingPlatform.Domain.Indicators;
using static TradingPlatform.Domain.Tests.Indicators.AverageExamples;

namespace TradingPlatform.Domain.Tests.Indicators;

/// <summary>Small numbers, worked out on paper.</summary>
public sealed class VolumeExamples
{
    private const double None = double.NaN;

    [Fact]
    public void On_balance_volume_adds_and_subtracts_by_the_close() => Same(
        [4, 7, 7, 5],
        Streams.Of(new Obv(), [Of(2, 1, 1, 4), Of(3, 2, 2, 3), Of(3, 1, 2, 9), Of(2, 1, 1, 2)]));

    [Fact]
    public void Money_flows_in_at_the_high_and_out_at_the_low()
    {
        Bar[] bars = [Of(3, 1, 3, 4), Of(3, 1, 1, 2), Of(3, 1, 1.5, 4), Of(2, 2, 2, 6)];
        Same([4, 2, 0, 0], Streams.Of(new AccumulationDistribution(), bars));
        Same([None, 2.0 / 6, -4.0 / 6, -2.0 / 10], Streams.Of(new Cmf(2), bars));
    }

    [Fact]
    public void A_money_flow_index_is_the_share_that_came_in() =>

        // Typical 3, 6, 4, 5 with volumes 1, 2, 3, 4: in 12, out 12, in 20.
        Same([None, None, 50, 62.5], Streams.Of(new Mfi(2), [Flat(3, 1), Flat(6, 2), Flat(4, 3), Flat(5, 4)]));

    [Fact]
    public void Where_nothing_trades_nothing_flows()
    {
        Bar[] bars = [.. Enumerable.Repeat(Of(3, 1, 2.5, 0), 4)];
        Same([None, 0, 0, 0], Streams.Of(new Cmf(2), bars));
        Same([None, None, 50, 50], Streams.Of(new Mfi(2), bars));
    }

    [Fact]
    public void A_giant_volume_leaves_no_trace_once_it_is_gone()
    {
        // With a running sum the window after the giant would hold what its subtraction rounded away.
        Bar[] bars =
        [
            Of(3, 1, 2, 1e20),
            .. Enumerable.Repeat(Of(3, 1, 2.5, 1), 5),
            .. Enumerable.Repeat(Of(3, 1, 3, 0), 5),
        ];
        var flows = Streams.Of(new Cmf(3), bars);
        Assert.Equal(0.5, flows[3]);
        Assert.Equal(0, flows[^1]);
    }

    [Fact]
    public void Force_is_change_times_volume() =>

        // Forces 2, 6, −4: mean 4, then two thirds of the way.
        Same(
            [None, None, 4, 4 - (16.0 / 3)],
            Streams.Of(new ForceIndex(2), [Flat(3, 1), Flat(4, 2), Flat(6, 3), Flat(5, 4)]));

    [Fact]
    public void A_sum_over_a_million_bars_keeps_its_last_digits()
    {
        // A tenth is no binary fraction: a bare sum of a million is off by 1e-6 at the end.
        var obv = new Obv();
        for (var i = 0; i < 1_000_000; i++)
        {
            obv.Update(Flat(i + 1, 0.1));
        }

        Assert.Equal(100_000, obv.Value, 1e-9);
    }

    private static Bar Flat(double price, double volume) => Of(price, price, price, volume);

    private static Bar Of(double high, double low, double close, double volume) =>
        Markets.At(0, close, high, low, close, volume);
}
