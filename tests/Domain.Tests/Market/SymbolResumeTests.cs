using TradingPlatform.Domain.Market;

namespace TradingPlatform.Domain.Tests.Market;

public sealed class SymbolResumeTests
{
    [Fact]
    public void Events_and_logged_batches_give_the_very_state_that_was_lost()
    {
        for (var seed = 1; seed <= 100; seed++)
        {
            var inputs = MarketWorld.RandomInputs(seed, 150);
            var world = new MarketWorld();
            foreach (var input in inputs)
            {
                world.Take(input);
                var resumed = world.Batches.Aggregate(Folded(world), SymbolMarket.Resume);
                Assert.True(
                    string.Equals(MarketWorld.Text(world.State), MarketWorld.Text(resumed), StringComparison.Ordinal),
                    $"seed {seed}, batch {world.State.Sequence}\n{world.State}\n{resumed}");
            }
        }
    }

    [Fact]
    public void Batches_from_the_last_event_on_are_enough_for_everything_but_recent_trades_and_book()
    {
        for (var seed = 1; seed <= 100; seed++)
        {
            var world = Play(MarketWorld.RandomInputs(seed, 150));
            var folded = Folded(world);
            var resumed = world.Batches.Where(batch => batch.Sequence >= folded.Sequence)
                .Aggregate(folded, SymbolMarket.Resume);
            Assert.Equal(MarketWorld.Text(Bare(world.State)), MarketWorld.Text(Bare(resumed)));
        }
    }

    [Fact]
    public void A_resumed_market_goes_on_as_if_nothing_had_happened()
    {
        for (var seed = 1; seed <= 50; seed++)
        {
            var inputs = MarketWorld.RandomInputs(seed, 200);
            var whole = Play(inputs);
            var half = Play(inputs[..120]);
            var state = half.Batches.Aggregate(Folded(half), SymbolMarket.Resume);
            foreach (var input in inputs[100..])
            {
                var step = SymbolMarket.Take(state, input);
                state = step.State;
                if (step.Batch is { } batch)
                {
                    Assert.Equal(MarketWorld.Text(whole.Batches[(int)batch.Sequence - 1]), MarketWorld.Text(batch));
                }
            }

            Assert.Equal(MarketWorld.Text(whole.State), MarketWorld.Text(state));
        }
    }

    [Fact]
    public void A_batch_twice_changes_nothing()
    {
        var world = Play(MarketWorld.RandomInputs(3, 50));
        Assert.Same(world.State, SymbolMarket.Resume(world.State, world.Batches[^1]));
    }

    [Fact]
    public void A_hole_in_the_log_is_a_fault_and_not_a_wrong_candle()
    {
        var world = Play(MarketWorld.RandomInputs(3, 50));
        var start = SymbolMarket.Resume(SymbolState.Initial, world.Batches[0]);
        Assert.Throws<InvalidOperationException>(() => SymbolMarket.Resume(start, world.Batches[2]));
        Assert.Throws<InvalidOperationException>(() => SymbolMarket.Resume(SymbolState.Initial, world.Batches[1]));
    }

    [Fact]
    public void A_market_that_was_not_resumed_takes_nothing()
    {
        var world = new MarketWorld();
        world.Take(60, MarketWorld.Trade(10, 100));
        var input = MarketWorld.Input(2, 70);
        Assert.Throws<InvalidOperationException>(() => SymbolMarket.Take(Folded(world), input));
    }

    private static SymbolState Bare(SymbolState state) => state with { RecentTrades = [], Book = null };

    private static SymbolState Folded(MarketWorld world) =>
        world.Events.Aggregate(SymbolState.Initial, SymbolMarket.Evolve);

    private static MarketWorld Play(IEnumerable<MarketInput> inputs)
    {
        var world = new MarketWorld();
        foreach (var input in inputs)
        {
            world.Take(input);
        }

        return world;
    }
}
