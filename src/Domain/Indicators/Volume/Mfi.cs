using System.Runtime.CompilerServices;

namespace TradingPlatform.Domain.Indicators;

/// <summary>Money flow index: 100 · money that came in / all money over the last n changes, 0 to 100, where a bar's
/// typical price times volume came in when its typical price is above the one before, and went out when it is below; 50
/// where none moved.</summary>
public struct Mfi : IIndicator<Bar, double>
{
    private readonly int _period;
    private SlidingFold<double, SumFold> _came;
    private SlidingFold<double, SumFold> _went;
    private double _typical;
    private bool _hasPrevious;
    private double _value;

    /// <summary>14 bars.</summary>
    public Mfi()
        : this(14)
    {
    }

    /// <param name="period">1 to <see cref="Period.Max"/> bars.</param>
    public Mfi(int period)
    {
        _period = Period.Checked(period);
        _came = new(period);
        _went = new(period);
    }

    /// <inheritdoc/>
    public readonly string Name => "mfi";

    /// <inheritdoc/>
    public readonly int WarmUp => _period + 1;

    /// <inheritdoc/>
    public readonly bool IsReady => _came.IsFull;

    /// <inheritdoc/>
    public readonly double Value => IsReady ? _value : Statistic.Undefined;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Update(in Bar input)
    {
        var typical = input.Typical;
        if (_hasPrevious)
        {
            var money = typical * input.Volume;
            var came = _came.Push(typical > _typical ? money : 0);
            var went = _went.Push(typical < _typical ? money : 0);
            _value = came + went == 0 ? 50 : 100 * came / (came + went);
        }

        _typical = typical;
        _hasPrevious = true;
        return Value;
    }

    /// <inheritdoc/>
    public void Walk<TWalk>(ref TWalk walk)
        where TWalk : struct, IStateWalk, allows ref struct
    {
        _came.Walk(ref walk);
        _went.Walk(ref walk);
        walk.Cell(ref _typical);
        walk.Flag(ref _hasPrevious);
        walk.Cell(ref _value);
    }
}
