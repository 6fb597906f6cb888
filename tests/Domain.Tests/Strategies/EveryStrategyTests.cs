using TradingPlatform.Domain.Agents;
using TradingPlatform.Domain.Market;
using TradingPlatform.Domain.Strategies;
using TradingPlatform.Domain.Tests.Agents;

namespace TradingPlatform.Domain.Tests.Strategies;

/// <summary>What holds for every strategy on any market.</summary>
public sealed class EveryStrategyTests
{
    public static TheoryData<AgentKind> Kinds => [.. Enum.GetValues<AgentKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void History_older_than_the_half_of_its_window_changes_nothing(AgentKind kind)
    {
        var (strategy, window) = (AgentStrategies.Of(kind), AgentProfile.Of(kind).Window);
        var bars = GeneratedMarket.Bars(21, 3_000, Timeframe.M15);
        for (var end = window; end < bars.Count; end += 7)
        {
            var whole = strategy.Look(Looks.At(bars[(end - window)..end]));
            var half = strategy.Look(Looks.At(bars[(end - (window / 2))..end]));
            Assert.Equal((whole.Rule, whole.Why, whole.Entry), (half.Rule, half.Why, half.Entry));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Too_few_bars_are_waited_for(AgentKind kind)
    {
        var bars = GeneratedMarket.Bars(22, 40, Timeframe.M15);
        foreach (var count in Enumerable.Range(1, 40))
        {
            Assert.Equal(Wish.Wait, AgentStrategies.Of(kind).Look(Looks.At(bars[..count])).Wish);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Stops_stand_against_the_trade_and_targets_with_it(AgentKind kind)
    {
        var strategy = AgentStrategies.Of(kind);
        var (bars, entries) = (GeneratedMarket.Bars(23, 80_000, Timeframe.M15), 0);
        for (var end = 200; end < bars.Count; end++)
        {
            if (strategy.Look(Looks.At(bars[(end - 100)..end])).Entry is not { } plan)
            {
                continue;
            }

            // Where a tick is wider than an ATR the stop may fall on the entry; the risk gate refuses that.
            entries++;
            var entry = plan.LimitPrice ?? bars[end - 1].Close;
            var way = plan.Side == Domain.Trading.OrderSide.Buy ? 1 : -1;
            Assert.True(way * (entry - plan.StopPrice) >= 0, $"{kind} at {end}: {plan}");
            Assert.True(plan.TargetPrice is not { } target || way * (target - entry) >= 0, $"{kind} at {end}: {plan}");
        }

        Assert.True(entries > 5, $"Only {entries} entries prove nothing.");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_position_is_never_held_longer_than_the_window_shows(AgentKind kind) =>
        Assert.InRange(AgentStrategies.Of(kind).HoldBarsMax, 1, AgentProfile.Of(kind).Window - 1);
}
