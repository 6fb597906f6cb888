using System.Runtime.CompilerServices;

namespace TradingPlatform.Domain.Indicators;

/// <summary>Granville's on-balance volume: the volumes of bars that closed higher less those of bars that closed lower,
/// in base, since the first bar, whose own volume it begins with. Only its changes mean anything.</summary>
public struct Obv : IIndicator<Bar, double>
{
    private RunningSum _sum;
    private double _close;
    private bool _isReady;

    /// <inheritdoc/>
    public readonly string Name => "obv";

    /// <inheritdoc/>
    public readonly int WarmUp => 1;

    /// <inheritdoc/>
    public readonly bool IsReady => _isReady;

    /// <inheritdoc/>
    public readonly double Value => IsReady ? _sum.Value : Statistic.Undefined;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Update(in Bar input)
    {
        // Prices are above 0, so the first bar counts as a rise. Nobody can predict the way, so nothing branches on it.
        var way = (input.Close > _close ? 1 : 0) - (input.Close < _close ? 1 : 0);
        _sum.Add(way * input.Volume);
        _close = input.Close;
        _isReady = true;
        return _sum.Value;
    }

    /// <inheritdoc/>
    public void Walk<TWalk>(ref TWalk walk)
        where TWalk : struct, IStateWalk, allows ref struct
    {
        _sum.Walk(ref walk);
        walk.Cell(ref _close);
        walk.Flag(ref _isReady);
    }
}
