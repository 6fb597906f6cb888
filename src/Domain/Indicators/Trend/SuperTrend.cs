using System.Runtime.CompilerServices;

namespace TradingPlatform.Domain.Indicators;

/// <summary>A trailing line at the bar's median ∓ k · ATR: below the market it only rises, above it only falls, and the
/// close that crosses it changes sides. Begins above the market.</summary>
public struct SuperTrend : IIndicator<Bar, TrailingStopValue>
{
    private readonly double _factor;
    private Atr _atr;
    private double _upper;
    private double _lower;
    private double _close;
    private int _way;

    /// <summary>10 bars and 3 ATR.</summary>
    public SuperTrend()
        : this(10, 3)
    {
    }

    /// <param name="period">Of the ATR; 1 to <see cref="Period.Max"/> bars.</param>
    /// <param name="factor">ATR from the median to the line; above 0, at most 100.</param>
    public SuperTrend(int period, double factor)
    {
        _atr = new(period);
        _factor = Period.Factor(factor, 100);
    }

    /// <inheritdoc/>
    public readonly string Name => "super_trend";

    /// <inheritdoc/>
    public readonly int WarmUp => _atr.WarmUp;

    /// <inheritdoc/>
    public readonly bool IsReady => _way != 0;

    /// <inheritdoc/>
    public readonly TrailingStopValue Value =>
        IsReady
            ? new(_way > 0 ? _lower : _upper, _way)
            : new(Statistic.Undefined, 0);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TrailingStopValue Update(in Bar input)
    {
        var atr = _atr.Update(input);
        if (_atr.IsReady)
        {
            var (upper, lower) = (input.Median + (_factor * atr), input.Median - (_factor * atr));
            var isFirst = _way == 0;
            _upper = isFirst || upper < _upper || _close > _upper ? upper : _upper;
            _lower = isFirst || lower > _lower || _close < _lower ? lower : _lower;
            _way = _way > 0
                ? (input.Close < _lower ? -1 : 1)
                : (input.Close > _upper ? 1 : -1);
        }

        _close = input.Close;
        return Value;
    }

    /// <inheritdoc/>
    public void Walk<TWalk>(ref TWalk walk)
        where TWalk : struct, IStateWalk, allows ref struct
    {
        walk.Setting(_factor);
        _atr.Walk(ref walk);
        walk.Cell(ref _upper);
        walk.Cell(ref _lower);
        walk.Cell(ref _close);
        walk.Cell(ref _way);
    }
}
