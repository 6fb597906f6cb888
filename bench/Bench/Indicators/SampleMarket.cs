using TradingPlatform.Domain.Indicators;

namespace TradingPlatform.Bench.Indicators;

/// <summary>A random walk of hours, the same in each run: 65,536 bars are seven and a half years, too many for a
/// processor to learn by heart which way each went.</summary>
internal static class SampleMarket
{
    public static Bar[] Bars { get; } = Walk(65_536);

    public static double[] Closes { get; } = Array.ConvertAll(Bars, bar => bar.Close);

    private static Bar[] Walk(int count)
    {
        const long hourMs = 3_600_000;
        var random = new Random(20_260_101);
        var close = 50_000.0;
        var bars = new Bar[count];
        for (var i = 0; i < count; i++)
        {
            var open = close;
            close *= 1 + ((random.NextDouble() - 0.5) * 0.01);
            var high = Math.Max(open, close) * (1 + (random.NextDouble() * 0.003));
            var low = Math.Min(open, close) * (1 - (random.NextDouble() * 0.003));
            bars[i] = new Bar(i * hourMs, (i + 1) * hourMs, open, high, low, close, random.Next(1, 10_000) / 16.0);
        }

        return bars;
    }
}
