using System.Runtime.CompilerServices;

namespace TradingPlatform.Domain.Indicators;

/// <summary>Exponential moving average: weight 2 / (n + 1) for the newest input, the rest for the average before;
/// begins with the mean of the first n inputs.</summary>
public struct Ema : IIndicator<double, double>
{
    private Smoothing _average;

    /// <summary>20 bars.</summary>
    public Ema()
        : this(20)
    {
    }

    /// <param name="period">1 to <see cref="Period.Max"/> bars.</param>
    public Ema(int period)
    {
        _average = Smoothing.Exponential(Period.Checked(period));
    }

    /// <inheritdoc/>
    public readonly string Name => "ema";

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
