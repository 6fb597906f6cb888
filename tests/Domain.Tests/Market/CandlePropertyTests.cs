using TradingPlatform.Domain.Market;

namespace TradingPlatform.Domain.Tests.Market;

public sealed class CandlePropertyTests
{
    [Fact]
    public void Every_longer_candle_is_the_sum_of_the_shorter_ones()
    {
        for (var seed = 1; seed <= 200; seed++)
        {
            var world = Play(seed);
            // Everything must be closed before totals can agree.
            world.Take((world.State.At.AddDays(2) - MarketWorld.Midnight).TotalSeconds);
            foreach (var (shorter, longer) in Timeframes.All.Zip(Timeframes.All.Skip(1)))
            {
                var expected = Aggregation.Of(world.Closed.Where(candle => candle.Timeframe == shorter), longer);
                var actual = Aggregation.WithoutSequence(world.Closed.Where(candle => candle.Timeframe == longer));
                Assert.True(expected.SequenceEqual(actual), $"seed {seed}, {longer.Name()}");
                Assert.NotEmpty(actual);
            }
        }
    }

    [Fact]
    public void Candles_of_every_timeframe_are_those_of_the_trades()
    {
        for (var seed = 1; seed <= 200; seed++)
        {
            var world = Play(seed);
            var points = world.Batches.SelectMany(batch => batch.Trades)
                .Select(t => new Candle(Timeframe.M1, t.At, t.Price, t.Price, t.Price, t.Price, t.Quantity, 0))
                .ToList();
            foreach (var timeframe in Timeframes.All)
            {
                var seen = world.Closed.Concat(world.State.OpenCandles).Where(candle => candle.Timeframe == timeframe);
                Assert.True(
                    Aggregation.Of(points, timeframe).SequenceEqual(Aggregation.WithoutSequence(seen)),
                    $"seed {seed}, {timeframe.Name()}");
            }
        }
    }

    [Fact]
    public void What_was_published_never_changes_when_more_follows()
    {
        for (var seed = 1; seed <= 50; seed++)
        {
            var inputs = MarketWorld.RandomInputs(seed, 200);
            var whole = new MarketWorld();
            var prefix = new MarketWorld();
            foreach (var input in inputs)
            {
                whole.Take(input);
            }

            foreach (var input in inputs[..100])
            {
                prefix.Take(input);
            }

            Assert.Equal(MarketWorld.Text(whole.Batches[..100]), MarketWorld.Text(prefix.Batches));
            Assert.Equal(
                MarketWorld.Text(whole.Events.Take(prefix.Events.Count).Cast<object>()),
                MarketWorld.Text(prefix.Events.Cast<object>()));
        }
    }

    [Fact]
    public void Batches_hold_the_candles_that_the_events_hold()
    {
        var world = Play(seed: 7);
        Assert.Equal(world.Closed, world.Batches.SelectMany(batch => batch.Closed));
        Assert.All(
            world.Batches,
            batch => Assert.All(batch.Closed, candle => Assert.Equal(batch.Sequence, candle.Sequence)));
    }

    private static MarketWorld Play(int seed)
    {
        var world = new MarketWorld();
        foreach (var input in MarketWorld.RandomInputs(seed, 300))
        {
            Assert.Null(world.Take(input).Refusal);
        }

        return world;
    }
}
