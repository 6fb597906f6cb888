using System.Runtime.CompilerServices;

namespace TradingPlatform.Domain.Indicators;

/// <summary>Elder's force index: an EMA of change of close · volume, in quote. Trading for a Living, 1993.</summary>
public struct ForceIndex : IIndicator<Bar, double>
{
    private Smoothing _average;
    private double _close;
    private bool _hasPrevious;

    /// <summary>13 bars, as Elder had it.</summary>
    public ForceIndex()
        : this(13)
    {
    }

    /// <param name="period">1 to <see cref="Period.Max"/> bars.</param>
    public ForceIndex(int period)
    {
        _average = Smoothing.Exponential(Period.Checked(period));
    }

    /// <inheritdoc/>
    public readonly string Name => "force_index";

    /// <inheritdoc/>
    public readonly int WarmUp => _average.Period + 1;

    /// <inheritdoc/>
    public readonly bool IsReady => _average.IsReady;

    /// <inheritdoc/>
    public readonly double Value => _average.Value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Update(in Bar input)
    {
        var force = (input.Close - _close) * input.Volume;
        var average = _hasPrevious ? _average.Push(force) : Statistic.Undefined;
        _close = input.Close;
        _hasPrevious = true;
        return average;
    }

    /// <inheritdoc/>
    public void Walk<TWalk>(ref TWalk walk)
        where TWalk : struct, IStateWalk, allows ref struct
    {
        _average.Walk(ref walk);
        walk.Cell(ref _close);
        walk.Flag(ref _hasPrevious);
    }
}
