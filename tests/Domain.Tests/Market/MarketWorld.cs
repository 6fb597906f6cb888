using System.Collections.Immutable;
using System.Text.Json;
using TradingPlatform.Domain.Market;

namespace TradingPlatform.Domain.Tests.Market;

/// <summary>A symbol with everything it published, and small makers of its inputs.</summary>
internal sealed class MarketWorld
{
    public const string Symbol = "SIM:BTCUSDT";

    public static readonly DateTimeOffset Midnight = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);

    public static readonly Instrument Rules = new(Symbol, "BTC", "USDT", 0.01m, 0.00001m, 0.00001m, 9000m, 5m);

    public MarketWorld() => State = SymbolMarket.Evolve(SymbolState.Initial, new SymbolEvent.Listed(Rules));

    public SymbolState State { get; private set; }

    public List<MarketBatch> Batches { get; } = [];

    public List<SymbolEvent> Events { get; } = [new SymbolEvent.Listed(Rules)];

    public IEnumerable<Candle> Closed => Events.OfType<SymbolEvent.CandleClosed>().Select(closed => closed.Candle);

    public static Trade Trade(double seconds, decimal price, decimal quantity = 1) =>
        new(Midnight.AddSeconds(seconds), price, quantity, false);

    public static MarketInput Input(long position, double seconds, params Trade[] trades) =>
        new(Symbol, position, Midnight.AddSeconds(seconds), [.. trades], null);

    /// <summary>Everything a state holds, digit for digit.</summary>
    public static string Text(object state) => JsonSerializer.Serialize(state);

    public SymbolStep Take(MarketInput input)
    {
        var step = SymbolMarket.Take(State, input);
        State = step.State;
        Events.AddRange(step.Events);
        if (step.Batch is { } batch)
        {
            Batches.Add(batch);
        }

        return step;
    }

    public SymbolStep Take(double seconds, params Trade[] trades) =>
        Take(Input(State.SourcePosition + 1, seconds, trades));

    /// <summary>A random hour-scale market: bursts, silences, jumps over spans, books, trades on boundaries.</summary>
    public static ImmutableArray<MarketInput> RandomInputs(int seed, int count)
    {
        var random = new Random(seed);
        var inputs = ImmutableArray.CreateBuilder<MarketInput>(count);
        var (at, price) = (Midnight.AddSeconds(random.Next(86_400)), 100m);
        for (var i = 1; i <= count; i++)
        {
            var trades = ImmutableArray.CreateBuilder<Trade>();
            for (var j = random.Next(6); j > 0; j--)
            {
                at += Pause(random);
                price = Math.Max(0.01m, price + (random.Next(-200, 201) / 100m));
                trades.Add(new Trade(at, price, random.Next(0, 1000) / 1000m, random.Next(2) == 0));
            }

            at += Pause(random);
            var book = random.Next(4) == 0 ? new Book(i, [new(price - 0.01m, 1)], [new(price + 0.01m, 1)]) : null;
            inputs.Add(new MarketInput(Symbol, i, at, trades.ToImmutable(), book));
        }

        return inputs.MoveToImmutable();
    }

    private static TimeSpan Pause(Random random) => random.Next(40) switch
    {
        0 => TimeSpan.FromSeconds(random.Next(30_000)),
        < 4 => TimeSpan.FromSeconds(60),
        < 20 => TimeSpan.Zero,
        _ => TimeSpan.FromMilliseconds(random.Next(20_000)),
    };
}
