using TradingPlatform.Domain.Market;

namespace TradingPlatform.Domain.Tests.Agents;

/// <summary>Markets worse than real ones: regimes of drift and volatility, jumps within and between bars, flats, holes.
/// The same seed is the same market.</summary>
internal static class GeneratedMarket
{
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);

    public static List<Candle> Bars(int seed, int count, Timeframe timeframe)
    {
        var random = new Random(seed);
        var (price, drift, swing, at) = (100.0, 0.0, 0.002, Start);
        var bars = new List<Candle>(count);
        while (bars.Count < count)
        {
            if (random.Next(150) == 0)
            {
                drift = (random.NextDouble() - 0.5) * 0.002;
                swing = Math.Pow(10, -4 + (random.NextDouble() * 2.2));
            }

            at += random.Next(700) == 0 ? timeframe.Duration() * random.Next(2, 400) : timeframe.Duration();
            var open = price * (random.Next(250) == 0 ? Shock(random) : 1);
            var close = open * (1 + drift + ((random.NextDouble() - 0.5) * 2 * swing));
            close *= random.Next(200) == 0 ? Shock(random) : 1;
            close = random.Next(40) == 0 ? open : close;
            bars.Add(Bar(timeframe, at, open, close, random));
            price = Math.Clamp(close, 1, 1_000_000);
            Flat(random, bars, ref at, timeframe);
        }

        return bars;
    }

    private static double Shock(Random random) => 1 + ((random.NextDouble() - 0.5) * 0.4);

    private static void Flat(Random random, List<Candle> bars, ref DateTimeOffset at, Timeframe timeframe)
    {
        for (var left = random.Next(500) == 0 ? random.Next(200) : 0; left > 0; left--)
        {
            at += timeframe.Duration();
            var price = bars[^1].Close;
            bars.Add(new Candle(timeframe, at, price, price, price, price, 0, 0));
        }
    }

    private static Candle Bar(Timeframe timeframe, DateTimeOffset at, double open, double close, Random random)
    {
        var high = Math.Max(open, close) * (1 + (random.NextDouble() * 0.001));
        var low = Math.Min(open, close) * (1 - (random.NextDouble() * 0.001));
        var volume = 50_000 * random.NextDouble() * (1 + (500 * Math.Abs((close / open) - 1)));
        return new Candle(timeframe, at, Cents(open), Cents(high), Cents(low), Cents(close), Cents(volume), 0);
    }

    private static decimal Cents(double value) => Math.Round((decimal)value, 2);
}
