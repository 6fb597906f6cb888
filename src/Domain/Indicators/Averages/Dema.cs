using System.Runtime.CompilerServices;

namespace TradingPlatform.Domain.Indicators;

/// <summary>Double exponential moving average: 2·EMA − EMA of EMA, so that the lag of one is taken off by that of the
/// other. Mulloy, Technical Analysis of Stocks and Commodities, 1994.</summary>
public struct Dema : IIndicator<double, double>
{
    private Smoothing _once;
    private Smoothing _twice;

    /// <summary>20 bars.</summary>
    public Dema()
        : this(20)
    {
    }

    /// <param name="period">1 to <see cref="Period.Max"/> bars.</param>
    public Dema(int period)
    {
        _once = Smoothing.Exponential(Period.Checked(period));
        _twice = Smoothing.Exponential(period);
    }

    /// <inheritdoc/>
    public readonly string Name => "dema";

    /// <inheritdoc/>
    public readonly int WarmUp => (2 * _once.Period) - 1;

    /// <inheritdoc/>
    public readonly bool IsReady => _twice.IsReady;

    /// <inheritdoc/>
    public readonly double Value => (2 * _once.Value) - _twice.Value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Update(in double input)
    {
        var once = _once.Push(input);
        return _once.IsReady ? (2 * once) - _twice.Push(once) : Statistic.Undefined;
    }

    /// <inheritdoc/>
    public void Walk<TWalk>(ref TWalk walk)
        where TWalk : struct, IStateWalk, allows ref struct
    {
        _once.Walk(ref walk);
        _twice.Walk(ref walk);
    }
}
