using System.Runtime.CompilerServices;

namespace TradingPlatform.Domain.Indicators;

/// <summary>Kaufman's adaptive moving average: the weight of the newest input is between those of a fast and a slow
/// EMA, squared, by how straight the last n changes went. Begins at the input before its first value. Nothing moved
/// counts as straight, as in TA-Lib. Trading Systems and Methods, 1995.</summary>
public struct Kama : IIndicator<double, double>
{
    private readonly double _fast;
    private readonly double _slow;
    private Ring<double> _past;
    private SlidingFold<double, SumFold> _way;
    private int _seen;
    private double _previous;
    private double _average;

    /// <summary>10 bars between 2 and 30, as Kaufman had it.</summary>
    public Kama()
        : this(10, 2, 30)
    {
    }

    /// <param name="period">Over which straightness is seen; 1 to <see cref="Period.Max"/> bars.</param>
    /// <param name="fast">Period of the fast weight; 1 or more.</param>
    /// <param name="slow">Period of the slow weight; <paramref name="fast"/> to <see cref="Period.Max"/>.</param>
    public Kama(int period, int fast, int slow)
    {
        _fast = 2.0 / (Period.Checked(fast) + 1);
        _slow = 2.0 / (Period.Checked(slow, least: fast) + 1);
        _past = new(Period.Checked(period) + 1);
        _way = new(period);
    }

    /// <inheritdoc/>
    public readonly string Name => "kama";

    /// <inheritdoc/>
    public readonly int WarmUp => _past.Length;

    /// <inheritdoc/>
    public readonly bool IsReady => _way.IsFull;

    /// <inheritdoc/>
    public readonly double Value => IsReady ? _average : Statistic.Undefined;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Update(in double input)
    {
        _past.Push(input);
        if (_seen == 0)
        {
            _seen = 1;
            _previous = input;
            return Statistic.Undefined;
        }

        var way = _way.Push(Math.Abs(input - _previous));
        if (_way.IsFull)
        {
            // What was the input before becomes the average before, once.
            var before = _seen == 1 ? _previous : _average;
            _seen = 2;
            var net = Math.Abs(input - _past.Oldest);
            var straight = net < way ? net / way : 1;
            var weight = (straight * (_fast - _slow)) + _slow;
            _average = before + (weight * weight * (input - before));
        }

        _previous = input;
        return Value;
    }

    /// <inheritdoc/>
    public void Walk<TWalk>(ref TWalk walk)
        where TWalk : struct, IStateWalk, allows ref struct
    {
        walk.Setting(_fast);
        walk.Setting(_slow);
        _past.Walk(ref walk);
        _way.Walk(ref walk);
        walk.Index(ref _seen, 3);
        walk.Cell(ref _previous);
        walk.Cell(ref _average);
    }
}
