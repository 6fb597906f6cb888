using System.Collections.Immutable;
using Orleans.Embedded.Simulation;
using TradingPlatform.Domain.Market;

namespace TradingPlatform.Simulation.Workload;

/// <summary>What one market does, step by step, from a seed: quiet ranges, bursts, shocks, pauses without trades. It
/// remembers every step, because a feed can be asked to repeat itself.</summary>
internal sealed class SimulatedMarket
{
    private const int CycleSteps = 40;
    private const int BurstSteps = 10;
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);
    private readonly SimulationRandom _random;
    private readonly List<MarketInput> _steps = [];
    private readonly TimeSpan _span;
    private decimal _price;
    private int _drift;
    private bool _bursts;
    private DateTimeOffset _at = Start;

    /// <summary>A market that has done nothing yet.</summary>
    public SimulatedMarket(string symbol, SimulationRandom random)
    {
        _random = random;
        _price = random.Pick([60_000m, 3_000m, 150m]);
        _span = TimeSpan.FromMinutes(random.Pick([1, 5, 5, 15, 60]));
        Instrument = new Instrument(symbol, "BASE", "USDT", 0.01m, 0.0001m, 0.0001m, 1_000, 5m);
    }

    /// <summary>Its trading rules.</summary>
    public Instrument Instrument { get; }

    /// <summary>Everything it did; step n is at n - 1 and has source position n.</summary>
    public IReadOnlyList<MarketInput> Steps => _steps;

    /// <summary>The last traded price; the opening price before the first trade.</summary>
    public decimal LastPrice => _price;

    /// <summary>Does one more step.</summary>
    public MarketInput Advance()
    {
        var phase = _steps.Count % CycleSteps;
        _bursts = phase >= CycleSteps - BurstSteps;
        if (phase == CycleSteps - BurstSteps)
        {
            _drift = _random.Chance(500) ? 30 : -30;
        }

        if (_random.Chance(10))
        {
            _at += TimeSpan.FromMinutes(_random.Between(1, 600)); // nothing traded for a while
        }

        var trades = ImmutableArray.CreateBuilder<Trade>();
        var count = _random.Chance(50) ? 0 : _random.Between(1, 2);
        for (var i = 0; i < count; i++)
        {
            Move();
            var quantity = _random.Chance(20) ? 0 : _random.Between(1, 40_000) * (_bursts ? 4 : 1) / 1_000m;
            trades.Add(new Trade(_at + (_span * i / count), _price, quantity, _random.Chance(500)));
        }

        _at += _span;
        var book = _random.Chance(100) ? BookAround(_price) : null;
        var step = new MarketInput(Instrument.Symbol, _steps.Count + 1, _at, trades.DrainToImmutable(), book);
        _steps.Add(step);
        return step;
    }

    private void Move()
    {
        var shock = _random.Chance(8) ? _random.Between(-600, 600) : 0;
        var basisPoints = _random.Between(-10, 10) + (_bursts ? _drift : 0) + shock;
        _price = Math.Max(0.01m, decimal.Round(_price * (10_000 + (basisPoints / 2m)) / 10_000m, 2));
    }

    private Book BookAround(decimal price)
    {
        var levels = Enumerable.Range(1, 3).Select(depth => (Gap: depth * 0.01m * price / 100m, Depth: depth)).ToList();
        BookLevel Level(decimal at) =>
            new(Math.Max(0.01m, decimal.Round(at, 2)), _random.Between(1, 5_000) / 1_000m);
        return new Book(
            _steps.Count,
            [.. levels.Select(level => Level(price - level.Gap))],
            [.. levels.Select(level => Level(price + level.Gap))]);
    }
}
