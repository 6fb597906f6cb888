using TradingPlatform.Domain.Indicators;

namespace TradingPlatform.Domain.Tests.Indicators;

/// <summary>Generated markets, the unkind ones too. A seed is part of each name.</summary>
internal static class Markets
{
    private const long HourMs = 3_600_000;

    public static IReadOnlyList<(string Name, Bar[] Bars)> All { get; } =
    [
        ("a random walk, seed 1", Walk(1)),
        ("a random walk, seed 2", Walk(2)),
        ("a rise, seed 3", Walk(3, drift: 0.004)),
        ("a quiet market on a high level, seed 4", Walk(4, start: 1e6, swing: 1e-7)),
        ("a flat market", Flat(400)),
        ("a flat market that wakes up, seed 5", [.. Flat(150), .. Walk(5, count: 250, from: 150)]),
        ("a market that falls asleep, seed 6", [.. Walk(6, count: 150), .. Flat(250, from: 150)]),
        ("nothing is traded, seed 7", Traded(Walk(7), _ => 0)),
        ("now and then nothing is traded, seed 8", Traded(Walk(8), i => i % 60 < 35 ? 0 : i)),
        ("one giant volume, seed 9", Traded(Walk(9), i => i == 120 ? 1e15 : i % 3)),
        ("crashes and leaps by half, seed 10", Leaping(10)),
        ("hours are missing, seed 11", Holed(11)),
        ("huge prices, seed 12", Walk(12, start: 1e15)),
        ("tiny prices, seed 13", Walk(13, start: 1e-9)),
        ("from huge to tiny, seed 14", Walk(14, start: 1e12, drift: -0.08)),
        ("few prices, many ties, seed 15", Stepped(15)),
        ("bars without height, seed 16", [.. Walk(16).Select(WithoutHeight)]),
        ("one up, one down", [.. Enumerable.Range(0, 400).Select(UpAndDown)]),
    ];

    public static Bar At(int index, double open, double high, double low, double close, double volume) =>
        new(index * HourMs, (index + 1) * HourMs, open, high, low, close, volume);

    /// <summary>Bars that all have one price.</summary>
    public static Bar[] Closing(params double[] closes) =>
        [.. closes.Select((close, i) => At(i, close, close, close, close, 1))];

    public static Bar[] Walk(
        int seed, int count = 400, double start = 50_000, double swing = 0.01, double drift = 0, int from = 0)
    {
        var random = new Random(seed);
        var close = start;
        return [.. Enumerable.Range(from, count).Select(i =>
        {
            var open = close * (1 + ((random.NextDouble() - 0.5) * swing / 10));
            close = open * (1 + drift + ((random.NextDouble() - 0.5) * swing));
            var high = Math.Max(open, close) * (1 + (random.NextDouble() * swing / 2));
            var low = Math.Min(open, close) * (1 - (random.NextDouble() * swing / 2));
            return At(i, open, high, low, close, random.Next(1, 1_000) / 8.0);
        })];
    }

    private static Bar WithoutHeight(Bar bar) => bar with { High = bar.Close, Low = bar.Close, Open = bar.Close };

    private static Bar UpAndDown(int i) => At(i, 100, 101 + (i % 2), 99 - (i % 2), 100 + (i % 2), 5);

    private static Bar[] Flat(int count, int from = 0) =>
        [.. Enumerable.Range(from, count).Select(i => At(i, 123.4, 123.4, 123.4, 123.4, 2))];

    private static Bar[] Traded(Bar[] bars, Func<int, double> volume) =>
        [.. bars.Select((bar, i) => bar with { Volume = volume(i) })];

    private static Bar[] Leaping(int seed)
    {
        var random = new Random(seed);
        var factor = 1.0;
        return [.. Walk(seed).Select(bar =>
        {
            factor *= random.Next(25) == 0 ? 0.5 : random.Next(25) == 0 ? 2 : 1;
            return bar with
            {
                Open = bar.Open * factor, High = bar.High * factor, Low = bar.Low * factor, Close = bar.Close * factor,
            };
        })];
    }

    private static Bar[] Holed(int seed)
    {
        var random = new Random(seed);
        var late = 0L;
        return [.. Walk(seed).Select(bar =>
        {
            late += random.Next(12) == 0 ? random.Next(1, 60) * HourMs : 0;
            return bar with { OpenAtMs = bar.OpenAtMs + late, CloseAtMs = bar.CloseAtMs + late };
        })];
    }

    private static Bar[] Stepped(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, 400).Select(i =>
        {
            var (low, height) = (random.Next(100, 104), random.Next(0, 3));
            return At(
                i,
                low + random.Next(height + 1),
                low + height,
                low,
                low + random.Next(height + 1),
                random.Next(3));
        })];
    }
}
