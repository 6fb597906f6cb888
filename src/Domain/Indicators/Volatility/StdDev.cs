using System.Runtime.CompilerServices;

namespace TradingPlatform.Domain.Indicators;

/// <summary>Standard deviation of the last n inputs around their own mean, of the whole population (divided by n, as
/// Bollinger bands have it), in their unit.</summary>
public struct StdDev : IIndicator<double, double>
{
    private readonly int _period;
    private MomentsWindow _window;
    private double _value;

    /// <summary>20 bars.</summary>
    public StdDev()
        : this(20)
    {
    }

    /// <param name="period">2 to <see cref="Period.Max"/> bars.</param>
    public StdDev(int period)
    {
        _period = Period.Checked(period, least: 2);
        _window = new(period);
    }

    /// <inheritdoc/>
    public readonly string Name => "std_dev";

    /// <inheritdoc/>
    public readonly int WarmUp => _period;

    /// <inheritdoc/>
    public readonly bool IsReady => _window.IsFull;

    /// <inheritdoc/>
    public readonly double Value => IsReady ? _value : Statistic.Undefined;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Update(in double input)
    {
        _value = Math.Sqrt(_window.Push(input).Squares / _period);
        return Value;
    }

    /// <inheritdoc/>
    public void Walk<TWalk>(ref TWalk walk)
        where TWalk : struct, IStateWalk, allows ref struct
    {
        _window.Walk(ref walk);
        walk.Cell(ref _value);
    }
}
