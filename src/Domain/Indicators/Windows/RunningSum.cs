using System.Runtime.CompilerServices;

namespace TradingPlatform.Domain.Indicators;

/// <summary>A sum that only grows longer. What each addition rounds off is known exactly (Knuth, The Art of Computer
/// Programming 2, 4.2.2) and summed beside it, so the error stays within an ulp or two of the sum for any history that
/// a machine can read, where a bare sum loses a digit each hundredfold.</summary>
internal struct RunningSum
{
    private double _sum;
    private double _rounded;

    public readonly double Value => _sum + _rounded;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(double item)
    {
        var sum = _sum + item;
        var taken = sum - _sum;
        _rounded += (_sum - (sum - taken)) + (item - taken);
        _sum = sum;
    }

    /// <inheritdoc cref="IStateful.Walk"/>
    public void Walk<TWalk>(ref TWalk walk)
        where TWalk : struct, IStateWalk, allows ref struct
    {
        walk.Cell(ref _sum);
        walk.Cell(ref _rounded);
    }
}
