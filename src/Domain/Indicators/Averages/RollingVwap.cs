using System.Runtime.CompilerServices;

namespace TradingPlatform.Domain.Indicators;

/// <summary>Volume-weighted average of typical prices over the last n bars, in quote; the newest typical price where
/// nothing traded in all of them.</summary>
public struct RollingVwap : IIndicator<Bar, double>
{
    private readonly int _period;
    private SlidingFold<double, SumFold> _paid;
    private SlidingFold<double, SumFold> _traded;
    private double _value;

    /// <summary>50 bars.</summary>
    public RollingVwap()
        : this(50)
    {
    }

    /// <param name="period">1 to <see cref="Period.Max"/> bars.</param>
    public RollingVwap(int period)
    {
        _period = Period.Checked(period);
        _paid = new(period);
        _traded = new(period);
    }

    /// <inheritdoc/>
    public readonly string Name => "rolling_vwap";

    /// <inheritdoc/>
    public readonly int WarmUp => _period;

    /// <inheritdoc/>
    public readonly bool IsReady => _traded.IsFull;

    /// <inheritdoc/>
    public readonly double Value => IsReady ? _value : Statistic.Undefined;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Update(in Bar input)
    {
        var typical = input.Typical;
        var paid = _paid.Push(typical * input.Volume);
        var traded = _traded.Push(input.Volume);
        _value = traded > 0 ? paid / traded : typical;
        return Value;
    }

    /// <inheritdoc/>
    public void Walk<TWalk>(ref TWalk walk)
        where TWalk : struct, IStateWalk, allows ref struct
    {
        _paid.Walk(ref walk);
        _traded.Walk(ref walk);
        walk.Cell(ref _value);
    }
}
