using System.Runtime.CompilerServices;

namespace TradingPlatform.Domain.Indicators;

/// <summary>Simple moving average: the mean of the last n inputs, in their unit.</summary>
public struct Sma : IIndicator<double, double>
{
    private readonly double _period;
    private SlidingFold<double, SumFold> _window;
    private double _value;

    /// <summary>20 bars.</summary>
    public Sma()
        : this(20)
    {
    }

    /// <param name="period">1 to <see cref="Period.Max"/> bars.</param>
    public Sma(int period)
    {
        _period = Period.Checked(period);
        _window = new(period);
    }

    /// <inheritdoc/>
    public readonly string Name => "sma";

    /// <inheritdoc/>
    public readonly int WarmUp => (int)_period;

    /// <inheritdoc/>
    public readonly bool IsReady => _window.IsFull;

    /// <inheritdoc/>
    public readonly double Value => IsReady ? _value : Statistic.Undefined;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Update(in double input)
    {
        var mean = _window.Push(input) / _period;
        _value = mean;
        return _window.IsFull ? mean : Statistic.Undefined;
    }

    /// <inheritdoc/>
    public void Walk<TWalk>(ref TWalk walk)
        where TWalk : struct, IStateWalk, allows ref struct
    {
        _window.Walk(ref walk);
        walk.Cell(ref _value);
    }
}
