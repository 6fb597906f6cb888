using TradingPlatform.Domain.Market;
using TradingPlatform.Domain.Signals;
using TradingPlatform.Domain.Strategies;
using TradingPlatform.Domain.Trading;
using static TradingPlatform.Domain.Tests.Strategies.Looks;

namespace TradingPlatform.Domain.Tests.Strategies;

public sealed class MeanReversionTests
{
    private static readonly MeanReversion Strategy = new(new MeanReversionTerms());

    // A swing of 0.4 around 100, then a close at 97.9: more than three deviations away, in no trend.
    private static readonly List<Candle> Dip = Range(0.4m, 100.4m, 97.9m);

    [Fact]
    public void A_close_far_below_the_mean_of_a_range_is_bought_with_a_limit_at_that_close()
    {
        var opinion = Strategy.Look(At(Dip));

        Assert.Equal((Wish.Enter, "mean-reversion.enter-long"), (opinion.Wish, opinion.Rule));
        var plan = opinion.Entry!;
        Assert.Equal((OrderSide.Buy, 97.9m), (plan.Side, plan.LimitPrice));
        Assert.True(plan.StopPrice < 97.9m && plan.TargetPrice is > 99.5m and < 100.5m);
        Assert.True(opinion.Inputs["zscore"] < -3);
    }

    [Fact]
    public void Its_mirror_is_sold()
    {
        var opinion = Strategy.Look(At(Mirror(Dip)));

        Assert.Equal("mean-reversion.enter-short", opinion.Rule);
        Assert.Equal((OrderSide.Sell, 102.1m), (opinion.Entry!.Side, opinion.Entry.LimitPrice));
        Assert.True(opinion.Entry.StopPrice > 102.1m);
    }

    [Fact]
    public void A_close_near_the_mean_is_waited_out() =>
        Waits("Waits for a close 3 deviations from its mean", At(Range(0.4m, 100.4m)));

    [Fact]
    public void A_trend_is_waited_out()
    {
        var bars = Range(0.4m, [.. Enumerable.Range(1, 20).Select(i => 100m - (i * 0.05m)), 92m]);
        Waits("Waits for a range", At(bars));
    }

    [Fact]
    public void A_range_too_narrow_to_pay_its_costs_is_waited_out() =>
        Waits("Waits for a range wide enough", At(Range(0.1m, 100.1m, 99.6m)));

    [Fact]
    public void A_displacement_against_the_trade_is_waited_out()
    {
        Waits("Waits for the displacement", At(Dip, phase: Displacement(-1)));
        Assert.Equal(Wish.Enter, Strategy.Look(At(Dip, phase: Displacement(1))).Wish);
    }

    [Fact]
    public void A_market_that_stands_still_is_waited_out() =>
        Waits("Waits for a market that moves", At(Range(0)));

    [Fact]
    public void A_position_is_closed_when_the_close_is_back_at_its_mean()
    {
        Assert.Equal("mean-reversion.mean-reached", Strategy.Look(At(Range(0.4m, 100.4m), OrderSide.Buy)).Rule);
        Assert.Equal(Wish.Wait, Strategy.Look(At(Range(0.4m, 100.4m), OrderSide.Sell)).Wish);
        Assert.Equal(Wish.Wait, Strategy.Look(At(Dip, OrderSide.Buy)).Wish);
    }

    private static PhaseReading Displacement(int direction) =>
        PhaseReading.Unknown with { Phase = Phase.Distribution, Direction = direction };

    private static void Waits(string why, StrategySight sight)
    {
        var opinion = Strategy.Look(sight);
        Assert.Equal(Wish.Wait, opinion.Wish);
        Assert.StartsWith(why, opinion.Why, StringComparison.Ordinal);
    }
}
