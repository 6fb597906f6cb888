using TradingPlatform.Domain.Signals;

namespace TradingPlatform.Domain.Tests.Signals;

/// <summary>Each phase on candles made by hand. The range is 99 to 101, its middle 100, an ATR 2.</summary>
public sealed class AmdPhasesTests
{
    private readonly AmdWorld _world = new(AmdWorld.Small);

    [Fact]
    public void Too_few_bars_tell_nothing()
    {
        _world.Flat(5);
        Assert.Equal(PhaseReading.Unknown, _world.Reading);
        Assert.Empty(_world.Events);
    }

    [Fact]
    public void A_tight_flat_range_is_accumulation_known_at_the_close_of_its_last_bar()
    {
        _world.Flat(6);
        Assert.Equal(
            new PhaseReading(
                Phase.Accumulation,
                0.9375m,
                AmdWorld.Start.AddMinutes(15),
                AmdWorld.Start.AddMinutes(90),
                105,
                101,
                99,
                0,
                "5 bars within 1 ATR (at most 4), drift 0 ATR (at most 2)"),
            _world.Reading);
    }

    [Fact]
    public void A_trend_is_no_range()
    {
        for (var i = 0; i < 40; i++)
        {
            _world.Bar(100 + (2 * i), 102 + (2 * i), 99 + (2 * i), 101 + (2 * i));
        }

        Assert.Empty(_world.Events);
    }

    [Fact]
    public void A_sweep_of_the_lower_edge_that_closes_back_inside_is_manipulation_that_suggests_up()
    {
        _world.Flat(6).Bar(100, 100.5m, 98, 99.5m);
        Assert.Equal((Phase.Manipulation, 1), (_world.Reading.Phase, _world.Reading.Direction));
        Assert.Equal((101, 99), (_world.Reading.RangeHigh, _world.Reading.RangeLow));
        Assert.Equal(AmdWorld.Start.AddMinutes(90), _world.Reading.From);
        Assert.Contains("lower edge by 0.5 ATR", _world.Reading.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sweep_of_the_upper_edge_suggests_down()
    {
        _world.Flat(6).Bar(100, 102, 99.5m, 100.5m);
        Assert.Equal((Phase.Manipulation, -1), (_world.Reading.Phase, _world.Reading.Direction));
    }

    [Fact]
    public void A_sweep_is_known_only_when_a_close_is_back_inside()
    {
        _world.Flat(6).Bar(100, 100.5m, 98, 98.5m);
        Assert.Equal(Phase.Accumulation, _world.Reading.Phase);
        _world.Bar(98.5m, 99.8m, 98.2m, 99.6m);
        Assert.Equal(Phase.Manipulation, _world.Reading.Phase);
        Assert.Equal(AmdWorld.Start.AddMinutes(120), _world.Reading.KnownAt);
    }

    [Fact]
    public void A_touch_of_the_edge_is_no_sweep()
    {
        _world.Flat(6).Bar(100, 101, 98.81m, 100);
        Assert.Equal(Phase.Accumulation, _world.Reading.Phase);
        _world.Bar(100, 101, 98.78m, 100);
        Assert.Equal(Phase.Manipulation, _world.Reading.Phase);
    }

    [Fact]
    public void Reaching_too_far_beyond_an_edge_ends_the_range()
    {
        _world.Flat(6).Bar(100, 100.5m, 95.9m, 99.5m);
        Assert.Equal((Phase.None, 0), (_world.Reading.Phase, _world.Reading.Confidence));
        Assert.Equal("left the range by 1.55 ATR", _world.Reading.Why);
    }

    [Fact]
    public void Closes_outside_in_a_row_end_the_range()
    {
        _world.Flat(6).Bar(100, 101.6m, 100, 101.5m);
        Assert.Equal(Phase.Accumulation, _world.Reading.Phase);
        _world.Bar(101.5m, 101.9m, 101.2m, 101.4m);
        Assert.Equal(Phase.None, _world.Reading.Phase);
    }

    [Fact]
    public void A_displacement_away_from_the_sweep_is_distribution()
    {
        Swept().Bar(99.6m, 102, 99.5m, 101.9m, 20);
        Assert.Equal((Phase.Distribution, 1), (_world.Reading.Phase, _world.Reading.Direction));
        Assert.Equal(AmdWorld.Start.AddMinutes(105), _world.Reading.From);
        Assert.Contains("0.9 ATR beyond the middle", _world.Reading.Why, StringComparison.Ordinal);
        Assert.InRange(_world.Reading.Confidence, 0.5m, 1);
    }

    [Fact]
    public void A_move_too_near_the_middle_is_no_distribution() =>
        Assert.Equal(Phase.Manipulation, Swept().Bar(99.6m, 101, 99.5m, 100.9m, 20).Reading.Phase);

    [Fact]
    public void A_move_with_too_small_a_body_is_no_distribution() =>
        Assert.Equal(Phase.Manipulation, Swept().Bar(101.5m, 102, 99.5m, 101.9m, 20).Reading.Phase);

    [Fact]
    public void A_body_the_other_way_is_no_distribution() =>
        Assert.Equal(Phase.Manipulation, Swept().Bar(103.9m, 104, 101, 101.9m, 20).Reading.Phase);

    [Fact]
    public void A_move_with_too_little_volume_is_no_distribution() =>
        Assert.Equal(Phase.Manipulation, Swept().Bar(99.6m, 102, 99.5m, 101.9m, 10).Reading.Phase);

    [Fact]
    public void A_displacement_comes_in_time_or_not_at_all()
    {
        Swept().Flat(2).Bar(99.6m, 102, 99.5m, 101.9m, 20);
        Assert.Equal(Phase.Distribution, _world.Reading.Phase);
    }

    [Fact]
    public void A_sweep_that_nothing_follows_becomes_a_range_again()
    {
        Swept().Flat(3);
        Assert.Equal((Phase.Accumulation, 98), (_world.Reading.Phase, _world.Reading.RangeLow));
        _world.Bar(99.6m, 102, 99.5m, 101.9m, 20);
        Assert.NotEqual(Phase.Distribution, _world.Reading.Phase);
    }

    [Fact]
    public void A_sweep_that_reaches_further_after_all_fails()
    {
        Swept().Bar(99, 99.5m, 95.5m, 96, 20);
        Assert.Equal(Phase.None, _world.Reading.Phase);
    }

    [Fact]
    public void A_new_range_after_a_distribution_is_reaccumulation_and_can_be_swept_again()
    {
        Distributed().Flat(4, around: 102);
        Assert.Equal(Phase.Distribution, _world.Reading.Phase);
        _world.Flat(1, around: 102);
        Assert.Equal((Phase.ReAccumulation, 103), (_world.Reading.Phase, _world.Reading.RangeHigh));
        _world.Bar(102, 104, 101.5m, 102.5m);
        Assert.Equal((Phase.Manipulation, -1), (_world.Reading.Phase, _world.Reading.Direction));
    }

    [Fact]
    public void A_distribution_that_comes_back_over_the_middle_is_over()
    {
        Distributed().Bar(101.9m, 102, 99.5m, 100, 10);
        Assert.Equal(Phase.Distribution, _world.Reading.Phase);
        _world.Bar(100, 100.5m, 99.5m, 99.99m, 10);
        Assert.Equal(Phase.None, _world.Reading.Phase);
        Assert.Equal("came back over the middle of the range", _world.Reading.Why);
    }

    [Fact]
    public void A_distribution_that_runs_on_is_over_in_the_end()
    {
        Distributed();
        for (var i = 0; i < 8; i++)
        {
            Assert.Equal(Phase.Distribution, _world.Reading.Phase);
            _world.Bar(102 + (3 * i), 106 + (3 * i), 101 + (3 * i), 105 + (3 * i));
        }

        Assert.Equal((Phase.None, "no new range within 8 bars"), (_world.Reading.Phase, _world.Reading.Why));
    }

    private AmdWorld Swept() => _world.Flat(6).Bar(100, 100.5m, 98, 99.5m);

    private AmdWorld Distributed() => Swept().Bar(99.6m, 102, 99.5m, 101.9m, 20);
}
