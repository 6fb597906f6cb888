using TradingPlatform.Domain.Market;
using TradingPlatform.Domain.Signals;

namespace TradingPlatform.Domain.Tests.Signals;

/// <summary>A detector with everything it told, and makers of its candles.</summary>
internal sealed class AmdWorld(AmdRules rules)
{
    /// <summary>Short waits, so that a pattern fits on a page.</summary>
    public static readonly AmdRules Small = new(
        RangeBars: 5,
        RangeHeightMax: 4,
        RangeDriftMax: 2,
        SweepMin: 0.1m,
        SweepMax: 1.5m,
        SweepBars: 2,
        DisplacementMin: 0.5m,
        BodyShareMin: 0.5m,
        VolumeZMin: 0.5m,
        DisplacementBars: 3,
        AtrBars: 5,
        VolumeBars: 5,
        DistributionBarsMax: 8);

    public static readonly DateTimeOffset Start = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);

    private readonly AmdDetector _detector = new(rules);

    public AmdState State { get; private set; } = AmdState.Initial;

    public List<AmdEvent.PhaseChanged> Events { get; } = [];

    public PhaseReading Reading => State.Reading;

    private int Taken { get; set; }

    public static Candle Candle(
        int index, decimal open, decimal high, decimal low, decimal close, decimal volume = 10) =>
        new(Timeframe.M15, Start.AddMinutes(15 * index), open, high, low, close, volume, 100 + index);

    public AmdWorld Bar(decimal open, decimal high, decimal low, decimal close, decimal volume = 10) =>
        Take(Candle(Taken, open, high, low, close, volume));

    public AmdWorld Take(Candle candle)
    {
        var step = _detector.Take(State, candle);
        State = step.State;
        Taken++;
        if (step.Changed is { } changed)
        {
            Events.Add(changed);
        }

        return this;
    }

    /// <summary>Flat bars from 99 to 101 with volumes of 9 and 11: a true range of 2 each.</summary>
    public AmdWorld Flat(int count, decimal around = 100)
    {
        for (var i = 0; i < count; i++)
        {
            Bar(around, around + 1, around - 1, around, 9 + (2 * (i % 2)));
        }

        return this;
    }

    /// <summary>A market with quiet and wild times, trends and spikes; prices with two digits.</summary>
    public static List<Candle> Random(int seed, int count)
    {
        var random = new Random(seed);
        var candles = new List<Candle>(count);
        var (price, wild, drift) = (1000m, 20, 0);
        for (var i = 0; i < count; i++)
        {
            if (random.Next(25) == 0)
            {
                (wild, drift) = (random.Next(1, 60), random.Next(-8, 9));
            }

            var open = price;
            var close = Math.Max(10, open + ((random.Next(-wild, wild + 1) + drift) / 10m));
            var high = Math.Max(open, close) + (random.Next(wild + 1) / 10m);
            var low = Math.Min(open, close) - (random.Next(wild + 1) / 10m);
            candles.Add(Candle(i, open, high, low, close, random.Next(1, 100) * (random.Next(10) == 0 ? 5 : 1)));
            price = close;
        }

        return candles;
    }
}
