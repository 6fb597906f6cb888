using System.Runtime.CompilerServices;

namespace TradingPlatform.Domain.Indicators;

/// <summary>The span a bar really moved over, the jump from the bar before included: max(high, close before) −
/// min(low, close before), in quote. The first bar has no bar before it, so it has no true range.</summary>
public struct TrueRange : IIndicator<Bar, double>
{
    private double _close;
    private double _value;
    private int _seen;

    /// <inheritdoc/>
    public readonly string Name => "true_range";

    /// <inheritdoc/>
    public readonly int WarmUp => 2;

    /// <inheritdoc/>
    public readonly bool IsReady => _seen == 2;

    /// <inheritdoc/>
    public readonly double Value => IsReady ? _value : Statistic.Undefined;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Update(in Bar input)
    {
        var high = input.High > _close ? input.High : _close;
        var low = input.Low < _close ? input.Low : _close;
        _value = high - low;
        _close = input.Close;
        _seen = _seen == 0 ? 1 : 2;
        return Value;
    }

    /// <inheritdoc/>
    public void Walk<TWalk>(ref TWalk walk)
        where TWalk : struct, IStateWalk, allows ref struct
    {
        walk.Cell(ref _close);
        walk.Cell(ref _value);
        walk.Index(ref _seen, 3);
    }
}
