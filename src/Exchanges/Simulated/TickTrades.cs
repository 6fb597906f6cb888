namespace TradingPlatform.Exchanges.Simulated;

/// <summary>A generated trade in whole units.</summary>
/// <param name="OffsetMs">After the tick's start, 0 to 249.</param>
/// <param name="Price">In price ticks.</param>
/// <param name="Steps">In quantity steps.</param>
/// <param name="BuyerIsMaker">True when the seller was the aggressor.</param>
internal readonly record struct RawTrade(int OffsetMs, long Price, long Steps, bool BuyerIsMaker);

/// <summary>What trades in one tick: a pure function of seed, market and tick.</summary>
internal static class TickTrades
{
    /// <summary>The most trades of one tick.</summary>
    public const int CountMax = 6;

    private const double TradesATick = 1.2;
    private const ulong Stream = 0x7AADE5;

    /// <summary>Writes the trades, oldest first; returns how many. Buyers lift the ask and sellers hit the bid, on the
    /// way from
    /// the price before to the price now; the side that the price goes to is more often the aggressor.</summary>
    public static int Fill(Span<RawTrade> trades, MarketProfile profile, ulong seed, in MarketTick tick)
    {
        var random = SeededRandom.Of(seed ^ Stream, SeededRandom.NameOf(profile.Ticker), (ulong)tick.Index);
        var count = Math.Min(CountMax, (int)((TradesATick * tick.Activity) + random.Unit()));
        var move = tick.Price - tick.Before;
        var buyers = 0.5 + (0.25 * Math.Sign(move));
        for (var number = 0; number < count; number++)
        {
            var middle = tick.Before + (move * (number + 1) / count);
            var isBuy = random.Unit() < buyers;
            var size = profile.TradeSteps * random.Between(0.5, 1.5) / (random.Unit() + 0.02);
            trades[number] = new RawTrade(
                number * 250 / count,
                isBuy ? middle + tick.HalfSpread : middle - tick.HalfSpread,
                Math.Max(1, (long)size),
                !isBuy);
        }

        return count;
    }
}
