using System.Runtime.CompilerServices;

namespace TradingPlatform.Domain.Indicators;

/// <summary>Rate of change: by how many percent the input differs from the one n bars before; 0 where that one is
/// 0.</summary>
public struct Roc : IIndicator<double, double>
{
    private Ring<double> _past;
    private double _value;

    /// <summary>12 bars.</summary>
    public Roc()
        : this(12)
    {
    }

    /// <param name="period">1 to <see cref="Period.Max"/> bars.</param>
    public Roc(int period)
    {
        _past = new(Period.Checked(period) + 1);
    }

    /// <inheritdoc/>
    public readonly string Name => "roc";

    /// <inheritdoc/>
    public readonly int WarmUp => _past.Length;

    /// <inheritdoc/>
    public readonly bool IsReady => _past.IsFull;

    /// <inheritdoc/>
    public readonly double Value => IsReady ? _value : Statistic.Undefined;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Update(in double input)
    {
        _past.Push(input);
        var old = _past.Oldest;
        var change = old == 0 ? 0 : 100 * (input - old) / old;
        _value = change;
        return _past.IsFull ? change : Statistic.Undefined;
    }

    /// <inheritdoc/>
    public void Walk<TWalk>(ref TWalk walk)
        where TWalk : struct, IStateWalk, allows ref struct
    {
        _past.Walk(ref walk);
        walk.Cell(ref _value);
    }
}
