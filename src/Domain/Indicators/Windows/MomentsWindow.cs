using System.Runtime.CompilerServices;

namespace TradingPlatform.Domain.Indicators;

/// <summary>Mean and spread of the last n items, in laps as <see cref="SlidingFold{T, TFold}"/> has them: nothing is
/// ever subtracted from a sum.
/// <para>Sums are of distances from a pivot, the newest item at the end of the last lap. It is in the window through
/// the whole next lap, so the mean is never farther from it than √n deviations, and taking the square of the mean off
/// the mean of squares loses about n units in the last place at worst, however high the level. Where all items are
/// equal every distance is 0, and so is the spread, exactly.</para></summary>
/// <param name="length">n, 1 or more.</param>
internal struct MomentsWindow(int length)
{
    private readonly double[] _ring = new double[length];
    private readonly double[] _squaresRing = new double[length];
    private double _pivot;
    private double _sum;
    private double _squares;
    private int _at;
    private bool _isFull;

    /// <summary>Whether n items have come.</summary>
    public readonly bool IsFull => _isFull;

    /// <summary>Puts an item in and gives the moments; they mean nothing before the window is full.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Moments Push(double item)
    {
        var (ring, squaresRing, at) = (_ring, _squaresRing, _at);
        var apart = item - _pivot;
        var sum = _sum + apart;
        var squares = _squares + (apart * apart);
        ring[at] = item;
        at++;
        if ((uint)at < (uint)ring.Length && (uint)at < (uint)squaresRing.Length)
        {
            (_at, _sum, _squares) = (at, sum, squares);
            return Moments.Of(_pivot, ring[at] + sum, squaresRing[at] + squares, ring.Length);
        }

        FoldFromTheEnd(ring, squaresRing, item);
        (_at, _sum, _squares, _pivot) = (0, 0, 0, item);
        _isFull = true;
        return Moments.Of(item, ring[0], squaresRing[0], ring.Length);
    }

    /// <inheritdoc cref="IStateful.Walk"/>
    public void Walk<TWalk>(ref TWalk walk)
        where TWalk : struct, IStateWalk, allows ref struct
    {
        walk.Setting(_ring.Length);
        walk.Cells<double>(_ring);
        walk.Cells<double>(_squaresRing);
        walk.Cell(ref _pivot);
        walk.Cell(ref _sum);
        walk.Cell(ref _squares);
        walk.Index(ref _at, _ring.Length);
        walk.Flag(ref _isFull);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FoldFromTheEnd(double[] ring, double[] squaresRing, double pivot)
    {
        var (sum, squares) = (0.0, 0.0);
        for (var i = ring.Length - 1; i >= 0; i--)
        {
            var apart = ring[i] - pivot;
            sum += apart;
            squares += apart * apart;
            ring[i] = sum;
            squaresRing[i] = squares;
        }
    }
}

/// <summary>Mean and spread of a window.</summary>
/// <param name="Mean">In the unit of the items.</param>
/// <param name="Squares">Σ (item − mean)², 0 or more.</param>
internal readonly record struct Moments(double Mean, double Squares)
{
    /// <summary>From the sums of the distances from a pivot and of their squares.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Moments Of(double pivot, double sum, double squares, double count)
    {
        var apart = sum / count;
        var around = squares - (sum * apart);
        return new Moments(pivot + apart, around > 0 ? around : 0);
    }
}
