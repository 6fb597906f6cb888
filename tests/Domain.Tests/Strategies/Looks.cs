using TradingPlatform.Domain.Market;
using TradingPlatform.Domain.Signals;
using TradingPlatform.Domain.Strategies;
using TradingPlatform.Domain.Tests.Agents;
using TradingPlatform.Domain.Trading;

namespace TradingPlatform.Domain.Tests.Strategies;

/// <summary>Small makers of what a strategy looks at.</summary>
internal static class Looks
{
    public static StrategySight At(IReadOnlyList<Candle> bars, OrderSide? held = null, PhaseReading? phase = null) =>
        new(AgentRun.Rules, [.. bars], bars[^1].Close, phase ?? PhaseReading.Unknown, held);

    /// <summary>A range around 100 that swings by <paramref name="swing"/> up and down, then the given
    /// closes.</summary>
    public static List<Candle> Range(decimal swing, params decimal[] then) => Sights.Bars(
        Timeframe.M15, Enumerable.Range(0, 150).Select(i => 100m + (i % 2 == 0 ? swing : -swing)).Concat(then));

    /// <summary>The mirror of bars at 100, so that a long set-up becomes the short one.</summary>
    public static List<Candle> Mirror(IEnumerable<Candle> bars) =>
        [.. bars.Select(bar => bar with
        {
            Open = 200 - bar.Open,
            High = 200 - bar.Low,
            Low = 200 - bar.High,
            Close = 200 - bar.Close,
        })];
}
