using System.Runtime.CompilerServices;

namespace TradingPlatform.Domain.Indicators;

/// <summary>Wilder's directional movement: how strongly a market trends whichever way, and which way. Movements and
/// true ranges are summed over n − 1 bars, then decayed by 1 / n and added to, as TA-Lib does; the average begins with
/// the mean of the first n indices. A bar without any movement says nothing new. New Concepts in Technical Trading
/// Systems, 1978.</summary>
public struct Adx : IIndicator<Bar, AdxValue>
{
    private readonly int _period;
    private TrueRange _range;
    private Smoothing _average;
    private int _seen;
    private double _high;
    private double _low;
    private double _plus;
    private double _minus;
    private double _ranges;
    private double _index;

    /// <summary>14 bars, as Wilder had it.</summary>
    public Adx()
        : this(14)
    {
    }

    /// <param name="period">2 to <see cref="Period.Max"/> bars.</param>
    public Adx(int period)
    {
        _period = Period.Checked(period, least: 2);
        _average = Smoothing.Wilder(period);
    }

    /// <inheritdoc/>
    public readonly string Name => "adx";

    /// <inheritdoc/>
    public readonly int WarmUp => 2 * _period;

    /// <inheritdoc/>
    public readonly bool IsReady => _average.IsReady;

    /// <inheritdoc/>
    public readonly AdxValue Value => new(_average.Value, Share(_plus), Share(_minus));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public AdxValue Update(in Bar input)
    {
        var range = _range.Update(input);
        if (_seen > 0)
        {
            Move(input.High - _high, _low - input.Low, range);
        }

        (_high, _low) = (input.High, input.Low);
        _seen = Math.Min(_seen + 1, _period + 1);
        return Value;
    }

    /// <inheritdoc/>
    public void Walk<TWalk>(ref TWalk walk)
        where TWalk : struct, IStateWalk, allows ref struct
    {
        _range.Walk(ref walk);
        _average.Walk(ref walk);
        walk.Index(ref _seen, _period + 2);
        walk.Cell(ref _high);
        walk.Cell(ref _low);
        walk.Cell(ref _plus);
        walk.Cell(ref _minus);
        walk.Cell(ref _ranges);
        walk.Cell(ref _index);
    }

    private readonly double Share(double movement) =>
        _seen <= _period ? Statistic.Undefined : _ranges <= Statistic.Vanishing ? 0 : 100 * movement / _ranges;

    // The larger of the two new extremes counts, the other is none.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Move(double up, double down, double range)
    {
        var decay = _seen < _period ? 0 : 1.0 / _period;
        _plus += (up > down && up > 0 ? up : 0) - (_plus * decay);
        _minus += (down > up && down > 0 ? down : 0) - (_minus * decay);
        _ranges += range - (_ranges * decay);
        if (_seen >= _period)
        {
            var both = _plus + _minus;
            _index = both > Statistic.Vanishing ? 100 * Math.Abs(_plus - _minus) / both : _index;
            _average.Push(_index);
        }
    }
}

/// <summary>Strength and direction.</summary>
/// <param name="Adx">Strength of the trend, 0 to 100; there after the other two.</param>
/// <param name="Plus">+DI: movement up in percent of the true range.</param>
/// <param name="Minus">−DI: movement down in percent of the true range.</param>
public readonly record struct AdxValue(double Adx, double Plus, double Minus);
