using TradingPlatform.Domain.Market;
using static TradingPlatform.Domain.Tests.Market.MarketWorld;

namespace TradingPlatform.Domain.Tests.Market;

public sealed class MarketGapTests
{
    private readonly MarketWorld _world = new();

    private IEnumerable<SymbolEvent.GapObserved> Gaps => _world.Events.OfType<SymbolEvent.GapObserved>();

    [Fact]
    public void A_hole_is_told_when_trading_goes_on_and_not_before()
    {
        _world.Take(60, Trade(10, 100));
        _world.Take(600);
        Assert.Empty(Gaps);
        _world.Take(610, Trade(605, 100));
        var gap = new SymbolEvent.GapObserved(
            Timeframe.M1,
            From: Midnight.AddMinutes(1),
            To: Midnight.AddMinutes(10),
            MissingBars: 9,
            Sequence: 3,
            SourcePosition: 3);
        Assert.Equal([gap], Gaps);
        _world.Take(700, Trade(611, 100));
        Assert.Single(Gaps);
    }

    [Fact]
    public void Minutes_in_a_row_have_no_gap()
    {
        _world.Take(59, Trade(10, 100));
        _world.Take(120, Trade(60, 100), Trade(119, 100));
        _world.Take(125, Trade(120, 100));
        Assert.Empty(Gaps);
    }

    [Fact]
    public void The_first_trade_ever_ends_no_gap()
    {
        _world.Take(7200);
        _world.Take(7300, Trade(7250, 100));
        Assert.Empty(Gaps);
    }

    [Fact]
    public void Each_hole_inside_one_step_is_told()
    {
        _world.Take(3600, Trade(10, 1), Trade(130, 1), Trade(140, 1), Trade(3000, 1));
        Assert.Equal([1, 47], Gaps.Select(gap => gap.MissingBars));
    }

    [Fact]
    public void A_single_missing_minute_counts()
    {
        _world.Take(59, Trade(59, 1));
        _world.Take(121, Trade(120, 1));
        Assert.Equal(1, Gaps.Single().MissingBars);
    }
}
