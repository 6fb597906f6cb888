using System.Runtime.CompilerServices;

namespace TradingPlatform.Domain.Indicators;

/// <summary>Weighted moving average: weights 1, 2 … n from the oldest to the newest of the last n inputs.</summary>
public struct Wma : IIndicator<double, double>
{
    private readonly int _period;
    private readonly double _weights;
    private WeightedWindow _window;
    private double _value;

    /// <summary>20 bars.</summary>
    public Wma()
        : this(20)
    {
    }

    /// <param name="period">1 to <see cref="Period.Max"/> bars.</param>
    public Wma(int period)
    {
        _period = Period.Checked(period);
        _weights = period * (period + 1.0) / 2;
        _window = new(period);
    }

    /// <inheritdoc/>
    public readonly string Name => "wma";

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
        var mean = _window.Push(input) / _weights;
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
