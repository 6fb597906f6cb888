using System.Runtime.CompilerServices;

namespace TradingPlatform.Domain.Indicators;

/// <summary>Williams' %R: how far the close is below the highest high of the last n bars, −100 (at the lowest low) to
/// 0; −50 where the two are equal.</summary>
public struct WilliamsR : IIndicator<Bar, double>
{
    private readonly int _period;
    private SlidingFold<double, HighestFold> _highest;
    private SlidingFold<double, LowestFold> _lowest;
    private double _value;

    /// <summary>14 bars.</summary>
    public WilliamsR()
        : this(14)
    {
    }

    /// <param name="period">1 to <see cref="Period.Max"/> bars.</param>
    public WilliamsR(int period)
    {
        _period = Period.Checked(period);
        _highest = new(period);
        _lowest = new(period);
    }

    /// <inheritdoc/>
    public readonly string Name => "williams_r";

    /// <inheritdoc/>
    public readonly int WarmUp => _period;

    /// <inheritdoc/>
    public readonly bool IsReady => _highest.IsFull;

    /// <inheritdoc/>
    public readonly double Value => IsReady ? _value : Statistic.Undefined;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Update(in Bar input)
    {
        var high = _highest.Push(input.High);
        var low = _lowest.Push(input.Low);
        _value = high == low ? -50 : -100 * (high - input.Close) / (high - low);
        return Value;
    }

    /// <inheritdoc/>
    public void Walk<TWalk>(ref TWalk walk)
        where TWalk : struct, IStateWalk, allows ref struct
    {
        _highest.Walk(ref walk);
        _lowest.Walk(ref walk);
        walk.Cell(ref _value);
    }
}
