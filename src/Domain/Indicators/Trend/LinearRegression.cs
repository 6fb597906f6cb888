using System.Runtime.CompilerServices;

namespace TradingPlatform.Domain.Indicators;

/// <summary>The least-squares line through the last n inputs.</summary>
public struct LinearRegression : IIndicator<double, LinearRegressionValue>
{
    private readonly int _period;
    private readonly double _bars;
    private LineWindow _window;
    private LinearRegressionValue _value;

    /// <summary>14 bars.</summary>
    public LinearRegression()
        : this(14)
    {
    }

    /// <param name="period">2 to <see cref="Period.Max"/> bars.</param>
    public LinearRegression(int period)
    {
        _period = Period.Checked(period, least: 2);
        _bars = period * (((double)period * period) - 1) / 12;
        _window = new(period);
    }

    /// <inheritdoc/>
    public readonly string Name => "linear_regression";

    /// <inheritdoc/>
    public readonly int WarmUp => _period;

    /// <inheritdoc/>
    public readonly bool IsReady => _window.IsFull;

    /// <inheritdoc/>
    public readonly LinearRegressionValue Value =>
        IsReady
            ? _value
            : new(Statistic.Undefined, Statistic.Undefined, Statistic.Undefined);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LinearRegressionValue Update(in double input)
    {
        var line = _window.Push(input);
        var slope = line.Products / _bars;
        var fit = line.Squares == 0 ? 0 : Math.Min(1, slope * line.Products / line.Squares);
        _value = new(slope, line.Mean + (slope * (_period - 1) / 2), fit);
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

/// <summary>A line and how well it fits.</summary>
/// <param name="Slope">Unit of the input per bar.</param>
/// <param name="End">The line at the newest bar, in the unit of the input; End + k · Slope is its forecast for k bars
/// later.</param>
/// <param name="Fit">R²: the share of the spread that the line explains, 0 to 1; 0 when all inputs are
/// equal.</param>
public readonly record struct LinearRegressionValue(double Slope, double End, double Fit);
