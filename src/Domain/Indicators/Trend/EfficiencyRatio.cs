using System.Runtime.CompilerServices;

namespace TradingPlatform.Domain.Indicators;

/// <summary>Kaufman's efficiency ratio: |input − input n bars before| / Σ |change|, from 0 (went nowhere) to 1
/// (straight); 0 when nothing moved.</summary>
public struct EfficiencyRatio : IIndicator<double, double>
{
    private Ring<double> _past;
    private SlidingFold<double, SumFold> _way;
    private double _previous;
    private bool _hasPrevious;
    private double _value;

    /// <summary>10 bars.</summary>
    public EfficiencyRatio()
        : this(10)
    {
    }

    /// <param name="period">1 to <see cref="Period.Max"/> bars.</param>
    public EfficiencyRatio(int period)
    {
        _past = new(Period.Checked(period) + 1);
        _way = new(period);
    }

    /// <inheritdoc/>
    public readonly string Name => "efficiency_ratio";

    /// <inheritdoc/>
    public readonly int WarmUp => _past.Length;

    /// <inheritdoc/>
    public readonly bool IsReady => _way.IsFull;

    /// <inheritdoc/>
    public readonly double Value => IsReady ? _value : Statistic.Undefined;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Update(in double input)
    {
        _past.Push(input);
        if (_hasPrevious)
        {
            var way = _way.Push(Math.Abs(input - _previous));
            var net = Math.Abs(input - _past.Oldest);
            _value = net < way ? net / way : way > 0 ? 1 : 0;
        }

        _previous = input;
        _hasPrevious = true;
        return Value;
    }

    /// <inheritdoc/>
    public void Walk<TWalk>(ref TWalk walk)
        where TWalk : struct, IStateWalk, allows ref struct
    {
        _past.Walk(ref walk);
        _way.Walk(ref walk);
        walk.Cell(ref _previous);
        walk.Flag(ref _hasPrevious);
        walk.Cell(ref _value);
    }
}
