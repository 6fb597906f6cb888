using TradingPlatform.Domain.Market;
using TradingPlatform.Domain.Signals;
using TradingPlatform.Domain.Tests.Market;
using Xunit.Abstractions;

namespace TradingPlatform.Domain.Tests.Signals;

public sealed class SharedAmdTests(ITestOutputHelper output)
{
    [SharedDataFact]
    public void A_year_of_real_quarters_shows_every_phase_and_no_flicker()
    {
        var candles = SharedKlines.Read("BTCUSDT-15m-2024.csv.gz", Timeframe.M15);
        var world = new AmdWorld(AmdRules.Default);
        var bars = new Dictionary<Phase, int>();
        foreach (var candle in candles)
        {
            world.Take(candle);
            bars[world.Reading.Phase] = bars.GetValueOrDefault(world.Reading.Phase) + 1;
        }

        var changes = world.Events.CountBy(told => told.Reading.Phase).ToDictionary();
        foreach (var phase in Enum.GetValues<Phase>())
        {
            var share = 100m * bars.GetValueOrDefault(phase) / candles.Count;
            output.WriteLine($"{phase,-15}{changes.GetValueOrDefault(phase),6} times {share,6:F1} % of bars");
            Assert.InRange(changes.GetValueOrDefault(phase), 20, candles.Count / 12);
        }

        output.WriteLine($"{world.Events.Count} changes in {candles.Count} bars, {AmdRules.Default.Model}");
        Assert.True(world.Events.Count * 3 <= candles.Count);

        // The order of the rules: no distribution without a sweep, no re-accumulation without a distribution.
        foreach (var (before, after) in world.Events.Zip(world.Events.Skip(1)))
        {
            Assert.NotEqual(before.Reading.Phase, after.Reading.Phase);
            Assert.True(after.Reading.Phase != Phase.Distribution || before.Reading.Phase == Phase.Manipulation);
            Assert.True(after.Reading.Phase != Phase.ReAccumulation || before.Reading.Phase == Phase.Distribution);
        }
    }
}
