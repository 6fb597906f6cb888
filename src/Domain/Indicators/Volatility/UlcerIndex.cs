using System.Runtime.CompilerServices;

namespace TradingPlatform.Domain.Indicators;

/// <summary>Martin's ulcer index: the root of the mean square, over n bars, of how many percent the input is below the
/// highest of its last n. 0 where the highest is not above 0. The Investor's Guide to Fidelity Funds, 1989.</summary>
public struct UlcerIndex : IIndicator<double, double>
{
    private readonly int _period;
    private SlidingFold<double, HighestFold> _highest;
    private SlidingFold<double, SumFold> _squares;
    private double _value;

    /// <summary>14 bars.</summary>
    public UlcerIndex()
        : this(14)
    {
    }

    /// <param name="period">1 to <see cref="Period.Max"/> bars.</param>
    public UlcerIndex(int period)
    {
        _period = Period.Checked(period);
        _highest = new(period);
        _squares = new(period);
    }

    /// <inheritdoc/>
    public readonly string Name => "ulcer_index";

    /// <inheritdoc/>
    public readonly int WarmUp => (2 * _period) - 1;

    /// <inheritdoc/>
    public readonly bool IsReady => _squares.IsFull;

    /// <inheritdoc/>
    public readonly double Value => IsReady ? _value : Statistic.Undefined;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Update(in double input)
    {
        var high = _highest.Push(input);
        if (_highest.IsFull)
        {
            var below = high > 0 ? 100 * (input - high) / high : 0;
            _value = Math.Sqrt(_squares.Push(below * below) / _period);
        }

        return Value;
    }

    /// <inheritdoc/>
    public void Walk<TWalk>(ref TWalk walk)
        where TWalk : struct, IStateWalk, allows ref struct
    {
        _highest.Walk(ref walk);
        _squares.Walk(ref walk);
        walk.Cell(ref _value);
    }
}
