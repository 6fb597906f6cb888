using TradingPlatform.Domain.Market;

namespace TradingPlatform.Domain.Tests.Market;

public sealed class TimeframesTests
{
    [Fact]
    public void Every_name_is_read_back()
    {
        Assert.Equal(["1m", "5m", "15m", "1h", "4h", "1d"], Timeframes.All.Select(timeframe => timeframe.Name()));
        foreach (var timeframe in Enum.GetValues<Timeframe>())
        {
            Assert.True(Timeframes.TryParse(timeframe.Name(), out var read));
            Assert.Equal(timeframe, read);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1M")]
    [InlineData("60m")]
    [InlineData(" 1m")]
    public void What_is_no_name_is_not_read(string? text) => Assert.False(Timeframes.TryParse(text, out _));

    [Fact]
    public void A_boundary_opens_a_candle_and_the_tick_before_belongs_to_the_last()
    {
        var four = new DateTimeOffset(2026, 3, 1, 4, 0, 0, TimeSpan.Zero);
        Assert.Equal(four, Timeframe.H4.FloorOf(four));
        Assert.Equal(four.AddHours(-4), Timeframe.H4.FloorOf(four.AddTicks(-1)));
        Assert.Equal(four.AddHours(-4), Timeframe.D1.FloorOf(four));
    }

    [Fact]
    public void Boundaries_are_utc_whatever_the_offset()
    {
        var local = new DateTimeOffset(2026, 3, 1, 1, 30, 0, TimeSpan.FromHours(5.5));
        var floor = Timeframe.D1.FloorOf(local);
        Assert.Equal(new DateTimeOffset(2026, 2, 28, 0, 0, 0, TimeSpan.Zero), floor);
        Assert.Equal(TimeSpan.Zero, floor.Offset);
    }

    [Fact]
    public void Each_timeframe_is_a_whole_multiple_of_the_one_before()
    {
        foreach (var (shorter, longer) in Timeframes.All.Zip(Timeframes.All.Skip(1)))
        {
            Assert.Equal(0, longer.Duration().Ticks % shorter.Duration().Ticks);
        }
    }
}
