using TradingPlatform.Domain.Market;
using static TradingPlatform.Domain.Tests.Market.MarketWorld;

namespace TradingPlatform.Domain.Tests.Market;

public sealed class CandleBuildingTests
{
    private readonly MarketWorld _world = new();

    [Fact]
    public void A_minute_of_trades_becomes_its_candle_when_time_reaches_its_end()
    {
        _world.Take(30, Trade(5, 100, 2), Trade(10, 103, 1), Trade(20, 99, 1));
        Assert.Empty(_world.Closed);
        var step = _world.Take(60);
        var minute = new Candle(Timeframe.M1, Midnight, 100, 103, 99, 99, 4, 2);
        Assert.Equal<Candle>([minute], step.Batch!.Closed);
        Assert.Equal<SymbolEvent>([new SymbolEvent.CandleClosed(minute, 2, 1)], step.Events);
    }

    [Fact]
    public void A_trade_on_the_boundary_belongs_to_the_next_candle()
    {
        _world.Take(30, Trade(30, 100));
        var step = _world.Take(60, Trade(60, 200));
        Assert.Equal(100, step.Batch!.Closed.Single().High);
        Assert.Equal(200, _world.State.Forming[(int)Timeframe.M1]!.Low);
    }

    [Fact]
    public void A_candle_still_open_is_shown_with_the_batch_that_last_changed_it()
    {
        _world.Take(10, Trade(1, 100));
        _world.Take(20);
        Assert.All(_world.State.OpenCandles, candle => Assert.Equal(1, candle.Sequence));
        Assert.Equal(6, _world.State.OpenCandles.Length);
    }

    [Fact]
    public void One_step_over_several_spans_closes_each_shorter_first_then_older_first()
    {
        var step = _world.Take(3600, Trade(10, 100), Trade(70, 101), Trade(700, 102));
        Assert.Equal(
            ["1m 00:00", "1m 00:01", "1m 00:11", "5m 00:00", "5m 00:10", "15m 00:00", "1h 00:00"],
            step.Batch!.Closed.Select(c => FormattableString.Invariant($"{c.Timeframe.Name()} {c.OpenAt:HH:mm}")));
        Assert.Equal([Timeframe.H4, Timeframe.D1], _world.State.OpenCandles.Select(candle => candle.Timeframe));
    }

    [Fact]
    public void A_span_without_trades_has_no_candle()
    {
        _world.Take(60, Trade(10, 100));
        _world.Take(600);
        Assert.Single(_world.Closed, candle => candle.Timeframe == Timeframe.M1);
        Assert.Single(_world.Closed, candle => candle.Timeframe == Timeframe.M5);
    }

    [Fact]
    public void The_days_candle_closes_at_midnight()
    {
        _world.Take(86_399, Trade(86_399, 100));
        Assert.DoesNotContain(_world.Closed, candle => candle.Timeframe == Timeframe.D1);
        _world.Take(86_400);
        Assert.Equal(
            [Timeframe.M1, Timeframe.M5, Timeframe.M15, Timeframe.H1, Timeframe.H4, Timeframe.D1],
            _world.Closed.Select(candle => candle.Timeframe));
    }

    [Fact]
    public void A_trade_without_quantity_moves_the_price_only()
    {
        _world.Take(60, Trade(1, 100, 3), Trade(2, 110, 0));
        var candle = _world.Closed.Single();
        Assert.Equal((110, 3), (candle.High, candle.Volume));
    }

    [Fact]
    public void Steps_are_numbered_without_hole_and_carry_the_last_price()
    {
        _world.Take(1);
        _world.Take(2, Trade(2, 100), Trade(2, 105));
        _world.Take(3);
        Assert.Equal([1, 2, 3], _world.Batches.Select(batch => batch.Sequence));
        Assert.Equal([0, 105, 105], _world.Batches.Select(batch => batch.LastPrice));
    }

    [Fact]
    public void Recent_trades_are_the_last_fifty_newest_last()
    {
        for (var i = 1; i <= 40; i++)
        {
            _world.Take(i, Trade(i, i), Trade(i, i + 0.5m));
        }

        Assert.Equal(50, _world.State.RecentTrades.Length);
        Assert.Equal(16, _world.State.RecentTrades[0].Price);
        Assert.Equal(40.5m, _world.State.RecentTrades[^1].Price);
    }

    [Fact]
    public void More_trades_in_one_step_than_are_kept_leave_the_newest()
    {
        _world.Take(1, [.. Enumerable.Range(1, 70).Select(i => Trade(1, i))]);
        Assert.Equal(Enumerable.Range(21, 50).Select(i => (decimal)i), _world.State.RecentTrades.Select(t => t.Price));
    }

    [Fact]
    public void The_book_stays_until_a_newer_one_comes()
    {
        var book = new Book(7, [new(99, 1)], [new(101, 1)]);
        _world.Take(Input(1, 1) with { Book = book });
        var step = _world.Take(2);
        Assert.Null(step.Batch!.Book);
        Assert.Same(book, _world.State.Book);
    }
}
