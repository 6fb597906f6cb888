using TradingPlatform.Domain.Market;
using TradingPlatform.Domain.Strategies;
using TradingPlatform.Domain.Trading;
using static TradingPlatform.Domain.Tests.Strategies.Looks;

namespace TradingPlatform.Domain.Tests.Strategies;

public sealed class TrendFollowingTests
{
    private static readonly TrendFollowing Strategy = new(new TrendFollowingTerms());

    // A quiet range, then a steady climb that ends above everything before.
    private static readonly List<Candle> Climb =
        Range(0.2m, [.. Enumerable.Range(1, 30).Select(i => 100m + (i * 0.3m))]);

    [Fact]
    public void A_close_above_the_channel_in_an_up_trend_is_bought_at_market_without_target()
    {
        var opinion = Strategy.Look(At(Climb));

        Assert.Equal((Wish.Enter, "trend-following.enter-long"), (opinion.Wish, opinion.Rule));
        var plan = opinion.Entry!;
        Assert.Equal((OrderSide.Buy, null, null), (plan.Side, plan.LimitPrice, plan.TargetPrice));
        Assert.Equal(Math.Round(109m - (3 * plan.Atr), 2), plan.StopPrice);
        Assert.True(opinion.Inputs["close"] > opinion.Inputs["channelHigh"]);
    }

    [Fact]
    public void Its_mirror_is_sold()
    {
        var opinion = Strategy.Look(At(Mirror(Climb)));

        Assert.Equal("trend-following.enter-short", opinion.Rule);
        Assert.True(opinion.Entry!.StopPrice > 91m);
    }

    [Fact]
    public void Inside_the_channel_it_waits() =>
        Waits("Waits for a close outside its channel", At(Range(0.2m, 100.1m)));

    [Fact]
    public void A_breakout_without_a_trend_is_waited_out() => Waits("Waits for a trend", At(Range(1m, 101.5m)));

    [Fact]
    public void A_breakout_against_the_trend_is_waited_out()
    {
        var bars = Range(0.2m, [.. Enumerable.Range(1, 60).Select(i => 100m + (i * 0.5m)), 90m]);
        Waits("Waits for a breakout in the direction", At(bars));
    }

    [Fact]
    public void A_position_is_left_to_its_trailing_stop() =>
        Waits("Follows the trend", At(Climb, OrderSide.Buy));

    private static void Waits(string why, StrategySight sight)
    {
        var opinion = Strategy.Look(sight);
        Assert.Equal(Wish.Wait, opinion.Wish);
        Assert.StartsWith(why, opinion.Why, StringComparison.Ordinal);
    }
}
