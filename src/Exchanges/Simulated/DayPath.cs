using System.Runtime.InteropServices;

namespace TradingPlatform.Exchanges.Simulated;

/// <summary>One moment of a generated market.</summary>
/// <param name="Index">The tick's number since the epoch; 1 is the first.</param>
/// <param name="Before">The price a tick ago, in price ticks.</param>
/// <param name="Price">The price, in price ticks: the middle between bid and ask.</param>
/// <param name="HalfSpread">From the middle to the best bid or ask, in price ticks.</param>
/// <param name="Activity">How busy it is; 1 is normal.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct MarketTick(long Index, long Before, long Price, int HalfSpread, double Activity);

/// <summary>The price path of one market on one UTC day, tick by tick. It runs freely first, to learn where it ends,
/// and then
/// again with the difference to the next day's open spread over its trending ticks; ranges stay flat. So any day can be
/// generated without those before it, and days join without a jump.</summary>
internal sealed class DayPath
{
    /// <summary>Ticks of 250 ms in a day.</summary>
    public const int Ticks = 345_600;

    private const double TicksAYear = 365.0 * Ticks;
    private const double JumpEvery = 8.0 * 14_400;

    private readonly double _tickDeviation;
    private readonly double _width;
    private readonly double _priceTick;
    private readonly MarketProfile _profile;
    private readonly double _correction;
    private readonly long _firstIndex;
    private FreeWalk _walk;
    private long _before;

    public DayPath(MarketProfile profile, double priceTick, ulong seed, long day, double open, double close)
    {
        _profile = profile;
        _priceTick = priceTick;
        _firstIndex = day * Ticks;
        // A square root is rounded exactly on every machine; a logarithm is not.
        _tickDeviation = profile.Volatility / Math.Sqrt(TicksAYear);
        _width = 0.0015 * profile.Volatility / 0.55;
        var start = FreeWalk.Start(open, SeededRandom.Of(seed, SeededRandom.NameOf(profile.Ticker), (ulong)day));
        var free = start;
        for (var tick = 0; tick < Ticks; tick++)
        {
            Step(ref free);
        }

        _correction = ((close / free.Price) - 1) / Math.Max(1, free.TrendingTicks);
        _walk = start;
        _before = ToTicks(open);
    }

    /// <summary>Ticks already given, 0 to <see cref="Ticks"/>.</summary>
    public int Given { get; private set; }

    public MarketTick Next()
    {
        Step(ref _walk);
        var price = ToTicks(_walk.Price * (1 + (_correction * _walk.TrendingTicks)));
        var activity = IntradayActivity.At(Given) * _walk.Phase.Activity * VolatilityRegime.Activity(_walk.Regime);
        var spread = _profile.SpreadTicks * (_walk.Regime + 1) / 2;
        Given++;
        var tick = new MarketTick(_firstIndex + Given, _before, price, Math.Max(1, spread), activity);
        _before = price;
        return tick;
    }

    private void Step(ref FreeWalk walk)
    {
        ref var random = ref walk.Random;
        walk.Regime = VolatilityRegime.Next(walk.Regime, ref random);
        if (walk.PhaseTick >= walk.Phase.Ticks)
        {
            walk.Phase = walk.Phase.Next(walk.Price, ref random);
            walk.PhaseTick = 0;
        }

        var done = (double)walk.PhaseTick++ / walk.Phase.Ticks;
        var deviation = _tickDeviation * walk.Phase.Volatility * VolatilityRegime.Volatility(walk.Regime);
        var change = walk.Phase.Pull(walk.Price, done, _width) + (deviation * random.Normal());
        if (random.OnceIn(JumpEvery))
        {
            change += random.Between(1, 5) * _width * ((random.Next() & 1) == 0 ? 1 : -1);
        }

        walk.Price *= 1 + change;
        walk.TrendingTicks += walk.Phase.Kind is PhaseKind.Drift or PhaseKind.Distribution ? 1 : 0;
    }

    private long ToTicks(double price) => (long)Math.Round(price / _priceTick);

    [StructLayout(LayoutKind.Auto)]
    private struct FreeWalk
    {
        public SeededRandom Random;
        public double Price;
        public MarketPhase Phase;
        public int PhaseTick;
        public int Regime;
        public int TrendingTicks;

        public static FreeWalk Start(double open, SeededRandom random)
        {
            var phase = MarketPhase.First(open, ref random);
            return new() { Random = random, Price = open, Phase = phase, Regime = VolatilityRegime.Normal };
        }
    }
}
