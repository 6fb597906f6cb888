using System.Runtime.CompilerServices;

namespace TradingPlatform.Domain.Indicators;

/// <summary>The sum of the last n items weighted 1, 2 … n from the oldest to the newest, in laps as
/// <see cref="SlidingFold{T, TFold}"/> has them: nothing is ever subtracted.</summary>
/// <param name="length">n, 1 or more.</param>
internal struct WeightedWindow(int length)
{
    private readonly double[] _ring = new double[length];
    private readonly double _length = length;
    private double _sum;
    private double _total;
    private double _weight;
    private int _at;
    private bool _isFull;

    /// <summary>Whether n items have come.</summary>
    public readonly bool IsFull => _isFull;

    /// <summary>Puts an item in and gives the weighted sum; means nothing before the window is full.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Push(double item)
    {
        var (ring, at) = (_ring, _at);
        var weight = _weight + 1;
        var sum = _sum + item;
        var total = _total + (weight * item);
        ring[at] = item;
        at++;
        if ((uint)at < (uint)ring.Length)
        {
            // What is left of the last lap weighs 1, 2 …; this lap's items, weighted 1, 2 … too, come after it.
            (_at, _weight, _sum, _total) = (at, weight, sum, total);
            return ring[at] + ((_length - weight) * sum) + total;
        }

        FoldFromTheEnd(ring);
        (_at, _weight, _sum, _total) = (0, 0, 0, 0);
        _isFull = true;
        return total;
    }

    /// <inheritdoc cref="IStateful.Walk"/>
    public void Walk<TWalk>(ref TWalk walk)
        where TWalk : struct, IStateWalk, allows ref struct
    {
        walk.Setting(_ring.Length);
        walk.Cells<double>(_ring);
        walk.Cell(ref _sum);
        walk.Cell(ref _total);
        walk.Cell(ref _weight);
        walk.Index(ref _at, _ring.Length);
        walk.Flag(ref _isFull);
    }

    // One item more before a span adds it once and every later one once more.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FoldFromTheEnd(double[] ring)
    {
        var (sum, total) = (0.0, 0.0);
        for (var i = ring.Length - 1; i >= 0; i--)
        {
            sum += ring[i];
            total += sum;
            ring[i] = total;
        }
    }
}
