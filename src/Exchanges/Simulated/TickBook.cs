using System.Collections.Immutable;
using System.Runtime.InteropServices;
using TradingPlatform.Domain.Market;

namespace TradingPlatform.Exchanges.Simulated;

/// <summary>The book of one tick: a pure function of seed, market and tick. A level keeps its quantity for four
/// seconds, so
/// the book moves with the price instead of flickering.</summary>
internal static class TickBook
{
    /// <summary>Levels a side.</summary>
    public const int Levels = 20;

    private const int KeptTicks = 16;
    private const ulong Stream = 0xB00C;

    public static Book Of(MarketProfile profile, Instrument instrument, ulong seed, in MarketTick tick)
    {
        var bids = Side(profile, instrument, seed, tick, -1);
        var asks = Side(profile, instrument, seed, tick, +1);
        return new Book(tick.Index, bids, asks);
    }

    private static ImmutableArray<BookLevel> Side(
        MarketProfile profile, Instrument instrument, ulong seed, in MarketTick tick, int direction)
    {
        var levels = new BookLevel[Levels];
        var best = tick.Price + (direction * tick.HalfSpread);
        var price = best;
        for (var level = 0; level < Levels; level++)
        {
            var steps = Steps(profile, seed, tick.Index, price, level);
            levels[level] = new BookLevel(price * instrument.TickSize, steps * instrument.StepSize);
            price = NextOnGrid(price, profile.LevelTicks, direction);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(levels);
    }

    private static long Steps(MarketProfile profile, ulong seed, long index, long price, int level)
    {
        var own = (long)SeededRandom.Of(seed ^ Stream, SeededRandom.NameOf(profile.Ticker), (ulong)price).Next() & 15;
        var epoch = (ulong)((index + own) / KeptTicks);
        var random = SeededRandom.Of(seed ^ Stream ^ epoch, SeededRandom.NameOf(profile.Ticker), (ulong)price);
        return Math.Max(1, (long)(profile.TradeSteps * random.Between(2, 12) * (1 + (level * 0.25))));
    }

    private static long NextOnGrid(long price, int grid, int direction)
    {
        var below = price - (price % grid);
        return direction > 0 ? below + grid : below == price ? price - grid : below;
    }
}
