using System.Runtime.CompilerServices;

namespace TradingPlatform.Domain.Indicators;

/// <summary>Wilder's moving average: weight 1 / n for the newest input; begins with the mean of the first n inputs. New
/// Concepts in Technical Trading Systems, 1978.</summary>
public struct Rma : IIndicator<double, double>
{
    private Smoothing _average;

    /// <summary>14 bars, as Wilder had it.</summary>
    public Rma()
        : this(14)
    {
    }

    /// <param name="period">1 to <see cref="Period.Max"/> bars.</param>
    public Rma(int period)
    {
        _average = Smoothing.Wilder(Period.Checked(period));
    }

    /// <inheritdoc/>
    public readonly string Name => "rma";

    /// <inheritdoc/>
    public readonly int WarmUp => _average.Period;

    /// <inheritdoc/>
    public readonly bool IsReady => _average.IsReady;

    /// <inheritdoc/>
    public readonly double Value => _average.Value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Update(in double input)
    {
        return _average.Push(input);
    }

    /// <inheritdoc/>
    public void Walk<TWalk>(ref TWalk walk)
        where TWalk : struct, IStateWalk, allows ref struct
    {
        _average.Walk(ref walk);
    }
}
