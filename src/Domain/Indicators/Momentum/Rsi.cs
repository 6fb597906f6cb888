using System.Runtime.CompilerServices;

namespace TradingPlatform.Domain.Indicators;

/// <summary>Wilder's relative strength index: 100 · gains / (gains + losses), 0 to 100, each smoothed with weight 1 / n
/// from the mean of the first n changes on; 50 while nothing has moved. New Concepts in Technical Trading Systems,
/// 1978.</summary>
public struct Rsi : IIndicator<double, double>
{
    private Smoothing _gains;
    private Smoothing _losses;
    private double _previous;
    private bool _hasPrevious;
    private double _value;

    /// <summary>14 bars, as Wilder had it.</summary>
    public Rsi()
        : this(14)
    {
    }

    /// <param name="period">1 to <see cref="Period.Max"/> bars.</param>
    public Rsi(int period)
    {
        _gains = Smoothing.Wilder(Period.Checked(period));
        _losses = Smoothing.Wilder(period);
    }

    /// <inheritdoc/>
    public readonly string Name => "rsi";

    /// <inheritdoc/>
    public readonly int WarmUp => _gains.Period + 1;

    /// <inheritdoc/>
    public readonly bool IsReady => _gains.IsReady;

    /// <inheritdoc/>
    public readonly double Value => IsReady ? _value : Statistic.Undefined;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Update(in double input)
    {
        if (_hasPrevious)
        {
            var change = input - _previous;
            var gains = _gains.Push(change > 0 ? change : 0);
            var losses = _losses.Push(change < 0 ? -change : 0);

            // What is left after thousands of bars without a change has no digits any more.
            var both = gains + losses;
            _value = both > Statistic.Vanishing ? 100 * gains / both : 50;
        }

        _previous = input;
        _hasPrevious = true;
        return Value;
    }

    /// <inheritdoc/>
    public void Walk<TWalk>(ref TWalk walk)
        where TWalk : struct, IStateWalk, allows ref struct
    {
        _gains.Walk(ref walk);
        _losses.Walk(ref walk);
        walk.Cell(ref _previous);
        walk.Flag(ref _hasPrevious);
        walk.Cell(ref _value);
    }
}
