using System.Runtime.CompilerServices;

namespace TradingPlatform.Domain.Indicators;

/// <summary>An exponential average that begins with the mean of its first n items. It forgets what it rounded as it
/// forgets its items, so errors do not add up.</summary>
/// <param name="period">n, 1 or more.</param>
/// <param name="weight">Of each later item, above 0 and at most 1.</param>
internal struct Smoothing(int period, double weight)
{
    private readonly int _period = period;
    private readonly double _weight = weight;
    private int _seen;
    private double _average;

    public readonly int Period => _period;

    /// <summary>Whether n items have come.</summary>
    public readonly bool IsReady => _seen == _period;

    public readonly double Value => IsReady ? _average : Statistic.Undefined;

    /// <summary>Weight 2 / (n + 1).</summary>
    public static Smoothing Exponential(int period) => new(period, 2.0 / (period + 1));

    /// <summary>Wilder's weight 1 / n.</summary>
    public static Smoothing Wilder(int period) => new(period, 1.0 / period);

    /// <summary>Puts an item in and gives the average, or undefined before n items.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Push(double item)
    {
        if (_seen == _period)
        {
            _average += _weight * (item - _average);
            return _average;
        }

        _average += item;
        _seen++;
        if (_seen < _period)
        {
            return Statistic.Undefined;
        }

        _average /= _period;
        return _average;
    }

    /// <inheritdoc cref="IStateful.Walk"/>
    public void Walk<TWalk>(ref TWalk walk)
        where TWalk : struct, IStateWalk, allows ref struct
    {
        walk.Setting(_period);
        walk.Setting(_weight);
        walk.Index(ref _seen, _period + 1);
        walk.Cell(ref _average);
    }
}
