using System.Runtime.CompilerServices;

namespace TradingPlatform.Domain.Indicators;

/// <summary>Volume-weighted average of typical prices since an instant, in quote: what all who bought since then paid
/// on average; the newest typical price while nothing has traded since.</summary>
public struct AnchoredVwap : IIndicator<Bar, double>
{
    private readonly long _anchorMs;
    private RunningSum _paid;
    private RunningSum _traded;
    private bool _isReady;
    private double _value;

    /// <summary>Since the first bar.</summary>
    public AnchoredVwap()
        : this(long.MinValue)
    {
    }

    /// <param name="anchorMs">Milliseconds since 1970-01-01 UTC; bars that opened before do not count.</param>
    public AnchoredVwap(long anchorMs)
    {
        _anchorMs = anchorMs;
    }

    /// <inheritdoc/>
    public readonly string Name => "anchored_vwap";

    /// <inheritdoc/>
    public readonly int WarmUp => 1;

    /// <inheritdoc/>
    public readonly bool IsReady => _isReady;

    /// <inheritdoc/>
    public readonly double Value => IsReady ? _value : Statistic.Undefined;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Update(in Bar input)
    {
        if (input.OpenAtMs < _anchorMs)
        {
            return Statistic.Undefined;
        }

        var typical = input.Typical;
        _paid.Add(typical * input.Volume);
        _traded.Add(input.Volume);
        _value = _traded.Value > 0 ? _paid.Value / _traded.Value : typical;
        _isReady = true;
        return _value;
    }

    /// <inheritdoc/>
    public void Walk<TWalk>(ref TWalk walk)
        where TWalk : struct, IStateWalk, allows ref struct
    {
        walk.Setting(BitConverter.Int64BitsToDouble(_anchorMs));
        _paid.Walk(ref walk);
        _traded.Walk(ref walk);
        walk.Flag(ref _isReady);
        walk.Cell(ref _value);
    }
}
