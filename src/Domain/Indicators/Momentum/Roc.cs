using System.Runtime.CompilerServices;

namespace TradingPlatform.Domain.Indicators;

/// <summary>Rate of change: by how many percent the input differs from the one n bars before; 0 where that one is
/// 0.</summary>
public struct Roc : IIndicator<double, double>
{
    private readonly int _period;
    private Delay<double> _past;
    private double _value;
    private bool _isReady;

    /// <summary>12 bars.</summary>
    public Roc()
        : this(12)
    {
    }

    /// <param name="period">1 to <see cref="Period.Max"/> bars.</param>
    public Roc(int period)
    {
        _period = Period.Checked(period);
        _past = new(period);
    }

    /// <inheritdoc/>
    public readonly string Name => "roc";

    /// <inheritdoc/>
    public readonly int WarmUp => _period + 1;

    /// <inheritdoc/>
    public readonly bool IsReady => _isReady;

    /// <inheritdoc/>
    public readonly double Value => IsReady ? _value : Statistic.Undefined;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Update(in double input)
    {
        _isReady = _past.IsFull;
        var old = _past.Push(input);
        _value = old == 0 ? 0 : 100 * (input - old) / old;
        return Value;
    }

    /// <inheritdoc/>
    public void Walk<TWalk>(ref TWalk walk)
        where TWalk : struct, IStateWalk, allows ref struct
    {
        _past.Walk(ref walk);
        walk.Cell(ref _value);
        walk.Flag(ref _isReady);
    }
}
