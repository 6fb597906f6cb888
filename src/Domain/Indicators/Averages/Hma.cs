using System.Runtime.CompilerServices;

namespace TradingPlatform.Domain.Indicators;

/// <summary>Hull's moving average: WMA over √n of 2·WMA over n / 2 − WMA over n, both rounded down.</summary>
public struct Hma : IIndicator<double, double>
{
    private Wma _half;
    private Wma _full;
    private Wma _smooth;

    /// <summary>16 bars.</summary>
    public Hma()
        : this(16)
    {
    }

    /// <param name="period">2 to <see cref="Period.Max"/> bars.</param>
    public Hma(int period)
    {
        _full = new(Period.Checked(period, least: 2));
        _half = new(period / 2);
        _smooth = new((int)Math.Sqrt(period));
    }

    /// <inheritdoc/>
    public readonly string Name => "hma";

    /// <inheritdoc/>
    public readonly int WarmUp => _full.WarmUp + _smooth.WarmUp - 1;

    /// <inheritdoc/>
    public readonly bool IsReady => _smooth.IsReady;

    /// <inheritdoc/>
    public readonly double Value => _smooth.Value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Update(in double input)
    {
        var half = _half.Update(input);
        var full = _full.Update(input);
        return _full.IsReady ? _smooth.Update((2 * half) - full) : Statistic.Undefined;
    }

    /// <inheritdoc/>
    public void Walk<TWalk>(ref TWalk walk)
        where TWalk : struct, IStateWalk, allows ref struct
    {
        _half.Walk(ref walk);
        _full.Walk(ref walk);
        _smooth.Walk(ref walk);
    }
}
