using System.Runtime.CompilerServices;

namespace TradingPlatform.Domain.Indicators;

/// <summary>Wilder's average true range, in quote: weight 1 / n for the newest true range; begins with the mean of the
/// first n. New Concepts in Technical Trading Systems, 1978.</summary>
public struct Atr : IIndicator<Bar, double>
{
    private TrueRange _range;
    private Smoothing _average;

    /// <summary>14 bars, as Wilder had it.</summary>
    public Atr()
        : this(14)
    {
    }

    /// <param name="period">1 to <see cref="Period.Max"/> bars.</param>
    public Atr(int period)
    {
        _average = Smoothing.Wilder(Period.Checked(period));
    }

    /// <inheritdoc/>
    public readonly string Name => "atr";

    /// <inheritdoc/>
    public readonly int WarmUp => _average.Period + 1;

    /// <inheritdoc/>
    public readonly bool IsReady => _average.IsReady;

    /// <inheritdoc/>
    public readonly double Value => _average.Value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Update(in Bar input)
    {
        var range = _range.Update(input);
        return _range.IsReady ? _average.Push(range) : Statistic.Undefined;
    }

    /// <inheritdoc/>
    public void Walk<TWalk>(ref TWalk walk)
        where TWalk : struct, IStateWalk, allows ref struct
    {
        _range.Walk(ref walk);
        _average.Walk(ref walk);
    }
}
