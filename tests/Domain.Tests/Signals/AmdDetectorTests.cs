using System.Text.Json;
using TradingPlatform.Domain.Market;
using TradingPlatform.Domain.Signals;

namespace TradingPlatform.Domain.Tests.Signals;

public sealed class AmdDetectorTests
{
    [Fact]
    public void What_was_told_never_changes_when_more_bars_follow()
    {
        for (var seed = 1; seed <= 40; seed++)
        {
            var candles = AmdWorld.Random(seed, 400);
            var whole = Played(AmdWorld.Small, candles);
            Assert.NotEmpty(whole.Events);
            for (var cut = 0; cut < candles.Count; cut += 37)
            {
                var prefix = Played(AmdWorld.Small, candles[..cut]);
                Assert.Equal(whole.Events.Take(prefix.Events.Count), prefix.Events);
                Assert.All(prefix.Events, told => Assert.True(told.Reading.KnownAt <= candles[cut - 1].EndAt()));
                Assert.All(
                    whole.Events.Skip(prefix.Events.Count),
                    told => Assert.True(cut == 0 || told.Reading.KnownAt > candles[cut - 1].EndAt()));
            }
        }
    }

    [Fact]
    public void Rebuilt_at_any_bar_it_goes_on_bit_for_bit()
    {
        foreach (var (rules, count) in new[] { (AmdWorld.Small, 250), (AmdRules.Default, 500) })
        {
            for (var seed = 1; seed <= 8; seed++)
            {
                var candles = AmdWorld.Random(seed, count);
                var live = new AmdWorld(rules);
                var whole = Played(rules, candles).Events;
                Assert.NotEmpty(whole);
                for (var cut = 0; cut < candles.Count; cut++)
                {
                    Assert.Equal(Text(live.State), Text(Rebuilt(rules, live.Events, candles[..cut])));
                    live.Take(candles[cut]);
                }
            }
        }
    }

    [Fact]
    public void A_rebuilt_detector_tells_what_the_lost_one_would_have_told()
    {
        for (var seed = 1; seed <= 8; seed++)
        {
            var candles = AmdWorld.Random(seed, 400);
            var whole = Played(AmdRules.Default, candles).Events;
            var detector = new AmdDetector(AmdRules.Default);
            for (var cut = 0; cut <= candles.Count; cut += 9)
            {
                var told = Played(AmdRules.Default, candles[..cut]).Events;
                var state = Rebuilt(AmdRules.Default, told, candles[..cut]);
                foreach (var candle in candles[cut..])
                {
                    (state, var changed) = detector.Take(state, candle);
                    if (changed is not null)
                    {
                        told.Add(changed);
                    }
                }

                Assert.Equal(Text(whole), Text(told));
            }
        }
    }

    [Fact]
    public void Rebuilt_at_its_last_event_it_tells_the_same_without_repeating_it()
    {
        var candles = AmdWorld.Random(5, 500);
        var whole = Played(AmdRules.Default, candles);
        var detector = new AmdDetector(AmdRules.Default);
        for (var i = 0; i < whole.Events.Count; i++)
        {
            var known = whole.Events[i].Reading.KnownAt;
            var before = candles.Where(candle => candle.EndAt() <= known).ToArray();
            var state = whole.Events.Take(i + 1).Aggregate(AmdState.Initial, AmdDetector.Evolve);
            state = detector.Resume(state, before);
            AmdEvent.PhaseChanged? next = null;
            foreach (var candle in candles[before.Length..])
            {
                (state, next) = detector.Take(state, candle);
                if (next is not null)
                {
                    break;
                }
            }

            Assert.Equal(whole.Events.ElementAtOrDefault(i + 1), next);
        }
    }

    [Fact]
    public void A_mirrored_market_gives_mirrored_phases()
    {
        var directions = new HashSet<int>();
        for (var seed = 1; seed <= 20; seed++)
        {
            var candles = AmdWorld.Random(seed, 400);
            var mirrored = candles.Select(c => c with
            {
                Open = 5000 - c.Open,
                High = 5000 - c.Low,
                Low = 5000 - c.High,
                Close = 5000 - c.Close,
            });
            var one = Played(AmdWorld.Small, candles).Events;
            var other = Played(AmdWorld.Small, mirrored).Events;
            Assert.Equal(
                one.Select(e => (e.Reading.Phase, e.Reading.KnownAt, e.Reading.Confidence, e.Reading.Direction)),
                other.Select(e => (e.Reading.Phase, e.Reading.KnownAt, e.Reading.Confidence, -e.Reading.Direction)));
            directions.UnionWith(one.Select(e => e.Reading.Direction));
        }

        Assert.Equal([-1, 0, 1], directions.Order());
    }

    [Fact]
    public void Confidence_is_a_half_or_more_for_every_phase_and_none_for_none()
    {
        var readings = Enumerable.Range(1, 20)
            .SelectMany(seed => Played(AmdWorld.Small, AmdWorld.Random(seed, 400)).Events)
            .Select(told => told.Reading)
            .ToList();
        Assert.Equal(5, readings.Select(reading => reading.Phase).Distinct().Count());
        Assert.All(readings, reading => Assert.InRange(
            reading.Confidence,
            reading.Phase == Phase.None ? 0 : 0.5m,
            reading.Phase == Phase.None ? 0 : 1));
    }

    [Fact]
    public void Candles_that_close_with_one_batch_are_told_together_as_one_by_one()
    {
        var candles = AmdWorld.Random(2, 400);
        var detector = new AmdDetector(AmdWorld.Small);
        var (state, told) = (AmdState.Initial, new List<AmdEvent>());
        foreach (var closed in candles.Chunk(4))
        {
            var (other, last) = (closed[0] with { Timeframe = Timeframe.M5 }, closed[^1]);
            var batch = new MarketBatch("SIM:A", last.Sequence, 1, last.EndAt(), [], null, [other, .. closed], 1);
            var steps = detector.Take(state, batch, Timeframe.M15);
            state = steps.State;
            told.AddRange(steps.Changes);
        }

        var single = Played(AmdWorld.Small, candles);
        Assert.Equal<AmdEvent>(single.Events, told);
        Assert.Equal(Text(single.State), Text(state));
    }

    [Fact]
    public void Coins_traded_by_the_billion_are_read_as_any_other()
    {
        var few = AmdWorld.Random(4, 300);
        var many = few.Select(candle => candle with { Volume = candle.Volume * 1_000_000_000_000_000m });
        Assert.Equal(Text(Played(AmdWorld.Small, few).Events), Text(Played(AmdWorld.Small, many).Events));
    }

    [Fact]
    public void A_candle_twice_or_older_changes_nothing()
    {
        var world = Played(AmdWorld.Small, AmdWorld.Random(1, 100));
        var detector = new AmdDetector(AmdWorld.Small);
        foreach (var candle in AmdWorld.Random(1, 100))
        {
            var step = detector.Take(world.State, candle);
            Assert.Null(step.Changed);
            Assert.Same(world.State, step.State);
        }
    }

    [Fact]
    public void A_candle_of_another_timeframe_is_a_fault()
    {
        var world = new AmdWorld(AmdWorld.Small).Flat(1);
        Assert.Throws<ArgumentException>(
            () => world.Take(AmdWorld.Candle(1, 1, 1, 1, 1) with { Timeframe = Timeframe.H1 }));
    }

    [Fact]
    public void A_market_that_does_not_move_at_all_tells_nothing()
    {
        var world = new AmdWorld(AmdWorld.Small);
        for (var i = 0; i < 50; i++)
        {
            world.Bar(100, 100, 100, 100, 0);
        }

        Assert.Empty(world.Events);
    }

    [Fact]
    public void No_more_candles_are_kept_than_needed()
    {
        var world = Played(AmdWorld.Small, AmdWorld.Random(1, 100));
        Assert.Equal(AmdWorld.Small.WindowBars, world.State.Window.Length);
        Assert.InRange(AmdRules.Default.WindowBars, 1, 300);
    }

    private static AmdWorld Played(AmdRules rules, IEnumerable<Candle> candles) =>
        candles.Aggregate(new AmdWorld(rules), (world, candle) => world.Take(candle));

    /// <summary>What survives a crash is what was stored, so the events pass through their stored form.</summary>
    private static AmdState Rebuilt(AmdRules rules, List<AmdEvent.PhaseChanged> told, List<Candle> before)
    {
        var detector = new AmdDetector(rules);
        var stored = JsonSerializer.Deserialize<List<AmdEvent.PhaseChanged>>(JsonSerializer.Serialize(told))!;
        var newest = before[^Math.Min(before.Count, detector.WindowBars)..].ToArray();
        return detector.Resume(stored.Aggregate(AmdState.Initial, AmdDetector.Evolve), newest);
    }

    private static string Text(object value) => JsonSerializer.Serialize(value);
}
