using System.Runtime.CompilerServices;

namespace TradingPlatform.Domain.Indicators;

/// <summary>Fibonacci's ratios of the newest leg of the market: from the older to the newer of the newest swing high
/// and swing low that are known.</summary>
public struct Fibonacci : IIndicator<Bar, FibonacciValue>
{
    private SwingStructure _swings;

    /// <summary>Swings of five bars on either side.</summary>
    public Fibonacci()
        : this(5, 5)
    {
    }

    /// <param name="left">Bars before a swing; 1 to <see cref="Period.Max"/> / 2.</param>
    /// <param name="right">Bars after, by which a leg is known late; 1 to <see cref="Period.Max"/> / 2.</param>
    public Fibonacci(int left, int right) => _swings = new(left, right);

    /// <inheritdoc/>
    public readonly string Name => "fibonacci";

    /// <inheritdoc/>
    public readonly int WarmUp => _swings.WarmUp;

    /// <inheritdoc/>
    public readonly bool IsReady => _swings.IsReady;

    /// <inheritdoc/>
    public readonly FibonacciValue Value => FibonacciValue.Of(_swings.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public FibonacciValue Update(in Bar input) => FibonacciValue.Of(_swings.Update(input));

    /// <inheritdoc/>
    public void Walk<TWalk>(ref TWalk walk)
        where TWalk : struct, IStateWalk, allows ref struct => _swings.Walk(ref walk);
}

/// <summary>A leg and the levels along it, in quote.</summary>
/// <param name="From">Where it began.</param>
/// <param name="To">Where it ended.</param>
/// <param name="KnownAtMs">When both ends were known.</param>
public readonly record struct FibonacciValue(double From, double To, long KnownAtMs)
{
    /// <summary>The level at which <paramref name="ratio"/> of the leg is given back: 0 at its end, 1 at its begin;
    /// below 0 it goes on, −0.618 is the extension of 161.8 %.</summary>
    public double At(double ratio) => To - ((To - From) * ratio);

    /// <summary>23.6 % given back.</summary>
    public double R236 => At(0.236);

    /// <summary>38.2 % given back.</summary>
    public double R382 => At(0.382);

    /// <summary>Half given back, which is no ratio of Fibonacci's but is watched as one.</summary>
    public double R500 => At(0.5);

    /// <summary>61.8 % given back.</summary>
    public double R618 => At(0.618);

    /// <summary>78.6 % given back.</summary>
    public double R786 => At(0.786);

    /// <summary>Extended to 127.2 %.</summary>
    public double X1272 => At(-0.272);

    /// <summary>Extended to 161.8 %.</summary>
    public double X1618 => At(-0.618);

    /// <summary>The leg between the newest swings; undefined while one is missing.</summary>
    internal static FibonacciValue Of(in SwingValue swings)
    {
        var (high, low) = (swings.High, swings.Low);
        if (!Statistic.IsDefined(high.Price) || !Statistic.IsDefined(low.Price))
        {
            return new(Statistic.Undefined, Statistic.Undefined, 0);
        }

        var known = Math.Max(high.KnownAtMs, low.KnownAtMs);
        return high.AtMs >= low.AtMs ? new(low.Price, high.Price, known) : new(high.Price, low.Price, known);
    }
}
