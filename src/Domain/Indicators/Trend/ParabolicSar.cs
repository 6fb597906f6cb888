using System.Runtime.CompilerServices;

namespace TradingPlatform.Domain.Indicators;

/// <summary>Wilder's stop and reverse: a stop that gains on the market by a share of its distance to the extreme of the
/// trade, the share growing with each new extreme, and changes sides when it is touched. The first way is that of the
/// larger movement of the first two bars, up when both are equal. New Concepts in Technical Trading Systems,
/// 1978.</summary>
public struct ParabolicSar : IIndicator<Bar, TrailingStopValue>
{
    private readonly double _step;
    private readonly double _most;
    private int _way;
    private bool _hasPrevious;
    private double _previousHigh;
    private double _previousLow;
    private double _next;
    private double _extreme;
    private double _share;
    private double _stop;

    /// <summary>Steps of 0.02 up to 0.2, as Wilder had it.</summary>
    public ParabolicSar()
        : this(0.02, 0.2)
    {
    }

    /// <param name="step">Share at the begin of a trade and its growth; above 0 to <paramref name="most"/>.</param>
    /// <param name="most">Largest share; at most 1.</param>
    public ParabolicSar(double step, double most)
    {
        _most = Period.Factor(most, 1);
        _step = Period.Factor(step, most);
    }

    /// <inheritdoc/>
    public readonly string Name => "parabolic_sar";

    /// <inheritdoc/>
    public readonly int WarmUp => 2;

    /// <inheritdoc/>
    public readonly bool IsReady => _way != 0;

    /// <inheritdoc/>
    public readonly TrailingStopValue Value => new(IsReady ? _stop : Statistic.Undefined, _way);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TrailingStopValue Update(in Bar input)
    {
        if (_way != 0)
        {
            Advance(input);
        }
        else if (_hasPrevious)
        {
            Begin(input);
            Advance(input);
        }

        (_previousHigh, _previousLow, _hasPrevious) = (input.High, input.Low, true);
        return Value;
    }

    /// <inheritdoc/>
    public void Walk<TWalk>(ref TWalk walk)
        where TWalk : struct, IStateWalk, allows ref struct
    {
        walk.Setting(_step);
        walk.Setting(_most);
        walk.Cell(ref _way);
        walk.Flag(ref _hasPrevious);
        walk.Cell(ref _previousHigh);
        walk.Cell(ref _previousLow);
        walk.Cell(ref _next);
        walk.Cell(ref _extreme);
        walk.Cell(ref _share);
        walk.Cell(ref _stop);
    }

    // The stop of the first trade is the first bar's far edge, and the second bar is held against itself.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Begin(in Bar bar)
    {
        var (up, down) = (bar.High - _previousHigh, _previousLow - bar.Low);
        _way = down > up && down > 0 ? -1 : 1;
        _next = _way > 0 ? _previousLow : -_previousHigh;
        _extreme = _way > 0 ? bar.High : -bar.Low;
        _share = _step;
        (_previousHigh, _previousLow) = (bar.High, bar.Low);
    }

    // A short trade is a long one in the mirror: next stop and extreme are kept times the way.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Advance(in Bar bar)
    {
        var (low, high) = _way > 0 ? (bar.Low, bar.High) : (-bar.High, -bar.Low);
        var (lowBefore, highBefore) = _way > 0
            ? (_previousLow, _previousHigh)
            : (-_previousHigh, -_previousLow);
        if (low <= _next)
        {
            _next = -Math.Max(_extreme, Math.Max(high, highBefore));
            (low, high, lowBefore) = (-high, -low, -highBefore);
            (_way, _extreme, _share) = (-_way, high, _step);
        }
        else if (high > _extreme)
        {
            (_extreme, _share) = (high, Math.Min(_share + _step, _most));
        }

        _stop = _way * _next;
        _next = Math.Min(_next + (_share * (_extreme - _next)), Math.Min(low, lowBefore));
    }
}
