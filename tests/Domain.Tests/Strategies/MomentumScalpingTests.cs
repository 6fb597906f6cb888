using TradingPlatform.Domain.Market;
using TradingPlatform.Domain.Strategies;
using TradingPlatform.Domain.Trading;
using static TradingPlatform.Domain.Tests.Strategies.Looks;

namespace TradingPlatform.Domain.Tests.Strategies;

public sealed class MomentumScalpingTests
{
    private static readonly MomentumScalping Strategy = new(new MomentumScalpingTerms());

    [Fact]
    public void A_wide_bar_on_high_volume_that_leaves_its_range_is_followed()
    {
        var opinion = Strategy.Look(At(Burst()));

        Assert.Equal((Wish.Enter, "momentum-scalping.enter-long"), (opinion.Wish, opinion.Rule));
        var plan = opinion.Entry!;
        Assert.Equal((OrderSide.Buy, null), (plan.Side, plan.LimitPrice));
        Assert.Equal(103m - (3 * plan.Atr), plan.StopPrice, precision: 1);
        Assert.Equal(103m + (8 * plan.Atr), plan.TargetPrice!.Value, precision: 1);
    }

    [Fact]
    public void Its_mirror_is_sold() =>
        Assert.Equal("momentum-scalping.enter-short", Strategy.Look(At(Mirror(Burst()))).Rule);

    [Fact]
    public void Inside_its_range_it_waits() => Waits("Waits for a close outside its range", Range(0.2m, 100.1m));

    [Fact]
    public void Without_volume_it_waits() => Waits("Waits for force", Burst(volume: 2_900m));

    [Fact]
    public void With_just_enough_volume_it_follows() =>
        Assert.Equal(Wish.Enter, Strategy.Look(At(Burst(volume: 3_000m))).Wish);

    [Fact]
    public void A_bar_that_gave_most_of_its_way_back_is_waited_out()
    {
        var bars = Burst();
        bars[^1] = bars[^1] with { High = bars[^1].Close + 5 };
        Waits("Waits for force", bars);
    }

    [Fact]
    public void Bars_too_small_to_pay_their_costs_are_waited_out()
    {
        var bars = Range(0, 101m);
        bars = [.. bars.Select(b => b with { High = Math.Max(b.Open, b.Close), Low = Math.Min(b.Open, b.Close) })];
        Waits("Waits for bars wide enough", bars);
    }

    [Fact]
    public void A_position_is_ridden() =>
        Assert.Equal(Wish.Wait, Strategy.Look(At(Burst(), OrderSide.Buy)).Wish);

    private static List<Candle> Burst(decimal volume = 10_000m)
    {
        var bars = Range(0.2m, 103m);
        bars[^1] = bars[^1] with { Volume = volume };
        return bars;
    }

    private static void Waits(string why, List<Candle> bars)
    {
        var opinion = Strategy.Look(At(bars));
        Assert.Equal(Wish.Wait, opinion.Wish);
        Assert.StartsWith(why, opinion.Why, StringComparison.Ordinal);
    }
}
