using TradingPlatform.Domain.Market;

namespace TradingPlatform.Domain.Tests.Market;

public sealed class CandleHistoryTests
{
    private readonly CandleHistory _history = new();

    [Fact]
    public void The_newest_that_had_closed_by_then_come_oldest_first()
    {
        Fill(10);
        Assert.Equal([4, 5, 6], Opens(_history.Newest(Timeframe.M1, throughSequence: 70, Minute(100), limit: 3)));
        Assert.Equal([2, 3], Opens(_history.Newest(Timeframe.M1, throughSequence: 70, before: Minute(4), limit: 2)));
        Assert.Equal([0, 1], Opens(_history.Newest(Timeframe.M1, throughSequence: 29, Minute(100), limit: 50)));
        Assert.Empty(_history.Newest(Timeframe.M1, throughSequence: 9, Minute(100), limit: 3));
        Assert.Empty(_history.Newest(Timeframe.M1, long.MaxValue, Minute(100), limit: 0));
        Assert.Empty(_history.Newest(Timeframe.H1, long.MaxValue, Minute(100), limit: 3));
    }

    [Fact]
    public void Only_the_newest_25000_are_kept()
    {
        Fill(CandleHistory.KeptMax + 7);
        Assert.Equal(CandleHistory.KeptMax, _history.Count(Timeframe.M1));
        var all = _history.Newest(Timeframe.M1, long.MaxValue, DateTimeOffset.MaxValue, int.MaxValue);
        Assert.Equal(Enumerable.Range(7, CandleHistory.KeptMax), Opens(all));
        Assert.Equal([7, 8], Opens(_history.Newest(Timeframe.M1, throughSequence: 90, DateTimeOffset.MaxValue, 5)));
    }

    [Fact]
    public void Candles_of_one_step_share_its_sequence()
    {
        _history.Append(Candle(0) with { Sequence = 5 });
        _history.Append(Candle(1) with { Sequence = 5 });
        Assert.Equal(2, _history.Newest(Timeframe.M1, 5, DateTimeOffset.MaxValue, 10).Length);
        Assert.Empty(_history.Newest(Timeframe.M1, 4, DateTimeOffset.MaxValue, 10));
    }

    [Fact]
    public void A_candle_that_does_not_follow_is_a_fault()
    {
        Fill(2);
        Assert.Throws<ArgumentException>(() => _history.Append(Candle(1)));
        Assert.Throws<ArgumentException>(() => _history.Append(Candle(2) with { Sequence = 19 }));
    }

    [Fact]
    public void The_price_a_day_ago_is_the_open_of_the_first_minute_since()
    {
        Fill(10);
        var at = Minute(3).AddDays(1);
        Assert.Equal(1003, _history.PriceDayAgo(at));
        Assert.Equal(1004, _history.PriceDayAgo(at.AddSeconds(1)));
    }

    [Fact]
    public void The_price_a_day_ago_is_unknown_before_a_day_of_history()
    {
        Assert.Equal(0, _history.PriceDayAgo(Minute(0)));
        Fill(10);
        Assert.Equal(0, _history.PriceDayAgo(Minute(0).AddDays(1).AddTicks(-1)));
        Assert.Equal(0, _history.PriceDayAgo(Minute(11).AddDays(1)));
    }

    private static IEnumerable<int> Opens(IEnumerable<Candle> candles) =>
        candles.Select(candle => (int)(candle.OpenAt - Minute(0)).TotalMinutes);

    private static DateTimeOffset Minute(int index) => MarketWorld.Midnight.AddMinutes(index);

    private static Candle Candle(int index) =>
        new(Timeframe.M1, Minute(index), 1000 + index, 2000, 900, 1000, 1, (index + 1) * 10);

    private void Fill(int count)
    {
        for (var i = 0; i < count; i++)
        {
            _history.Append(Candle(i));
        }
    }
}
