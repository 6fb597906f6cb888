using System.Runtime.CompilerServices;

namespace TradingPlatform.Domain.Indicators;

/// <summary>The last n items against their own bar numbers: <see cref="MomentsWindow"/> with the weighted sum of
/// <see cref="WeightedWindow"/> beside, all of distances from the same pivot.</summary>
/// <param name="length">n, 2 or more.</param>
internal struct LineWindow(int length)
{
    private readonly Sums[] _ring = new Sums[length];
    private double _pivot;
    private double _sum;
    private double _squares;
    private double _total;
    private int _at;
    private bool _isFull;

    /// <summary>Whether n items have come.</summary>
    public readonly bool IsFull => _isFull;

    /// <summary>Puts an item in and gives the line; it means nothing before the window is full.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Line Push(double item)
    {
        var (ring, at) = (_ring, _at);
        var apart = item - _pivot;
        var sum = _sum + apart;
        var squares = _squares + (apart * apart);
        var total = _total + ((at + 1) * apart);
        ring[at] = new Sums(item, 0, 0);
        at++;
        if ((uint)at < (uint)ring.Length)
        {
            (_at, _sum, _squares, _total) = (at, sum, squares, total);
            ref readonly var left = ref ring[at];
            return Line.Of(
                _pivot,
                left.Sum + sum,
                left.Squares + squares,
                left.Total + ((ring.Length - at) * sum) + total,
                ring.Length);
        }

        FoldFromTheEnd(ring, item);
        (_at, _sum, _squares, _total, _pivot) = (0, 0, 0, 0, item);
        _isFull = true;
        ref readonly var all = ref ring[0];
        return Line.Of(item, all.Sum, all.Squares, all.Total, ring.Length);
    }

    /// <inheritdoc cref="IStateful.Walk"/>
    public void Walk<TWalk>(ref TWalk walk)
        where TWalk : struct, IStateWalk, allows ref struct
    {
        walk.Setting(_ring.Length);
        walk.Cells<Sums>(_ring);
        walk.Cell(ref _pivot);
        walk.Cell(ref _sum);
        walk.Cell(ref _squares);
        walk.Cell(ref _total);
        walk.Index(ref _at, _ring.Length);
        walk.Flag(ref _isFull);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FoldFromTheEnd(Sums[] ring, double pivot)
    {
        var (sum, squares, total) = (0.0, 0.0, 0.0);
        for (var i = ring.Length - 1; i >= 0; i--)
        {
            var apart = ring[i].Sum - pivot;
            sum += apart;
            squares += apart * apart;
            total += sum;
            ring[i] = new Sums(sum, squares, total);
        }
    }

    /// <summary>Of distances from the pivot; in a slot that is not folded yet, the item itself as the sum.</summary>
    private readonly record struct Sums(double Sum, double Squares, double Total);
}

/// <summary>A window against its own bar numbers.</summary>
/// <param name="Mean">In the unit of the items.</param>
/// <param name="Squares">Σ (item − mean)², 0 or more.</param>
/// <param name="Products">Σ (bar − mean bar)·(item − mean).</param>
internal readonly record struct Line(double Mean, double Squares, double Products)
{
    /// <summary>From the sums of the distances from a pivot, of their squares, and weighted 1, 2 … n.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Line Of(double pivot, double sum, double squares, double total, double count)
    {
        var (mean, around) = Moments.Of(pivot, sum, squares, count);
        return new Line(mean, around, total - (sum * (count + 1) / 2));
    }
}
