using System.Collections.Immutable;
using TradingPlatform.Domain.Market;

namespace TradingPlatform.Grains.Tests;

/// <summary>One-minute bars of a market with calm ranges, trends and shocks, from a seed.</summary>
internal static class GeneratedBars
{
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);

    public static ImmutableDictionary<string, ImmutableArray<MarketInput>> Of(int seed, int bars,
        params string[] symbols) =>
        symbols.ToImmutableDictionary(
            symbol => symbol,
            symbol => Of(new Random(HashOf(seed, symbol)), symbol, bars),
            StringComparer.Ordinal);

    private static int HashOf(int seed, string text) => text.Aggregate(seed, (hash, c) => unchecked((hash * 31) + c));

    private static ImmutableArray<MarketInput> Of(Random random, string symbol, int bars)
    {
        var inputs = ImmutableArray.CreateBuilder<MarketInput>(bars);
        var price = 60_000m;
        var drift = 0;
        for (var i = 0; i < bars; i++)
        {
            if (i % 240 == 0)
            {
                drift = random.Next(2) == 0 ? 90 : -90;
            }

            // Four hours: three and a half calm ones, then a burst with volume. Every strategy finds something to do.
            var bursts = i % 240 >= 210;
            var swing = bursts ? 80 : 60;
            var trend = bursts ? drift : 0;
            var shock = random.Next(400) == 0 ? random.Next(-900, 900) : 0;
            var open = price;
            var close = Math.Max(1_000m, open + trend + shock + random.Next(-swing, swing + 1));
            var high = Math.Max(open, close) + random.Next(0, swing / 2);
            var low = Math.Min(open, close) - random.Next(0, swing / 2);
            price = close;
            inputs.Add(
                Bar(symbol, Start.AddMinutes(i), open, high, low, close, random.Next(1, 100) * (bursts ? 4 : 1) / 10m));
        }

        return inputs.MoveToImmutable();
    }

    private static MarketInput Bar(
        string symbol, DateTimeOffset openAt, decimal open, decimal high, decimal low, decimal close, decimal quantity)
    {
        var (first, second) = close >= open ? (low, high) : (high, low);
        return new MarketInput(
            symbol,
            openAt.ToUnixTimeMilliseconds(),
            openAt.AddMinutes(1),
            [
                new Trade(openAt, open, quantity, false),
                new Trade(openAt.AddSeconds(15), first, quantity, true),
                new Trade(openAt.AddSeconds(30), second, quantity, false),
                new Trade(openAt.AddSeconds(59), close, quantity, true),
            ],
            null);
    }
}
