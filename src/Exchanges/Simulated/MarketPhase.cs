using System.Runtime.InteropServices;

namespace TradingPlatform.Exchanges.Simulated;

/// <summary>What the generated crowd is up to.</summary>
internal enum PhaseKind
{
    /// <summary>A slow walk one way.</summary>
    Drift,

    /// <summary>A quiet range around an anchor.</summary>
    Accumulation,

    /// <summary>A push beyond one edge of the range and back inside.</summary>
    Manipulation,

    /// <summary>The move away, to the other side.</summary>
    Distribution,
}

/// <summary>One phase: how long it lasts and where it pulls the price.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="Ticks">How long, in ticks.</param>
/// <param name="Anchor">The price in the middle of the range it belongs to.</param>
/// <param name="Direction">+1 or −1: which edge is swept, or where a drift goes.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct MarketPhase(PhaseKind Kind, int Ticks, double Anchor, int Direction)
{
    private const int Minute = 240;

    public static MarketPhase First(double price, ref SeededRandom random) => Drift(price, ref random);

    /// <summary>What follows: a range is always swept and left; a move ends in a new range seven times in
    /// ten.</summary>
    public MarketPhase Next(double price, ref SeededRandom random) => Kind switch
    {
        PhaseKind.Accumulation =>
            new(PhaseKind.Manipulation, Minutes(5, 15, ref random), Anchor, Sign(ref random)),
        PhaseKind.Manipulation =>
            new(PhaseKind.Distribution, Minutes(20, 90, ref random), Anchor, Direction),
        PhaseKind.Distribution when random.Unit() >= 0.7 => Drift(price, ref random),
        _ => new(PhaseKind.Accumulation, Minutes(60, 180, ref random), price, 0),
    };

    /// <summary>The expected return of one tick.</summary>
    /// <param name="price">The price now.</param>
    /// <param name="done">Share of the phase that is over, 0 to 1.</param>
    /// <param name="width">Half the range's width, as a share of the price.</param>
    public double Pull(double price, double done, double width)
    {
        var isSweeping = Kind == PhaseKind.Manipulation && done < 0.6;
        return Kind switch
        {
            PhaseKind.Drift => Direction * width / (60 * Minute),
            PhaseKind.Manipulation when isSweeping => Towards(Anchor * (1 + (1.8 * Direction * width)), price, 2),
            PhaseKind.Distribution => Towards(Anchor * (1 - (4 * Direction * width)), price, 15),
            _ => Towards(Anchor, price, Kind == PhaseKind.Manipulation ? 2 : 5),
        };
    }

    public double Volatility => Kind switch
    {
        PhaseKind.Accumulation => 0.5,
        PhaseKind.Manipulation => 1.2,
        _ => 1,
    };

    public double Activity => Kind switch
    {
        PhaseKind.Accumulation => 0.7,
        PhaseKind.Manipulation => 1.8,
        PhaseKind.Distribution => 1.5,
        _ => 1,
    };

    private static MarketPhase Drift(double price, ref SeededRandom random) =>
        new(PhaseKind.Drift, Minutes(30, 120, ref random), price, Sign(ref random));

    private static double Towards(double target, double price, int minutes) =>
        (target - price) / price / (minutes * Minute);

    private static int Minutes(int from, int to, ref SeededRandom random) =>
        (int)random.Between(from * Minute, to * Minute);

    private static int Sign(ref SeededRandom random) => (random.Next() & 1) == 0 ? 1 : -1;
}
