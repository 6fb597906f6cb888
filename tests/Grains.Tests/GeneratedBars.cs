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
        var (drift, swing) = (0m, 30m);
        for (var i = 0; i < bars; i++)
        {
            if (i % 240 == 0)
            {
                // A trend, then a calm range, in turn: every strategy finds something to do.
                (drift, swing) = (i / 240) % 2 == 0 ? (random.Next(-20, 21), 25m) : (0m, 12m);
            }

            var shock = random.Next(400) == 0 ? random.Next(-900, 900) : 0;
            var open = price;
            var close = Math.Max(1_000m, open + drift + shock + random.Next((int)-swing, (int)swing + 1));
            var high = Math.Max(open, close) + random.Next(0, (int)swing);
            var low = Math.Min(open, close) - random.Next(0, (int)swing);
            price = close;
            inputs.Add(Bar(symbol, Start.AddMinutes(i), open, high, low, close, random.Next(1, 400) / 10m));
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
