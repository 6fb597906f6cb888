using System.Runtime.CompilerServices;

namespace TradingPlatform.Domain.Indicators;

/// <summary>Parkinson's volatility from highs and lows, √(mean ln²(high / low) / 4 ln 2) over n bars, as a yearly share
/// of the price. Sees no jump between bars. The Journal of Business 53, 1980.</summary>
public struct ParkinsonVolatility : IIndicator<Bar, double>
{
    private readonly int _period;
    private readonly double _scale;
    private SlidingFold<double, SumFold> _window;
    private double _value;

    /// <summary>20 bars of a day.</summary>
    public ParkinsonVolatility()
        : this(20, 365)
    {
    }

    /// <param name="period">1 to <see cref="Period.Max"/> bars.</param>
    /// <param name="barsPerYear">For a yearly figure: 365 for days, 8,760 for hours; 1 for that of one bar. Above 0, at
    /// most 40,000,000.</param>
    public ParkinsonVolatility(int period, double barsPerYear)
    {
        _period = Period.Checked(period);
        _scale = Period.BarsPerYear(barsPerYear) / (4 * Logarithm.OfTwo * period);
        _window = new(period);
    }

    /// <inheritdoc/>
    public readonly string Name => "parkinson_volatility";

    /// <inheritdoc/>
    public readonly int WarmUp => _period;

    /// <inheritdoc/>
    public readonly bool IsReady => _window.IsFull;

    /// <inheritdoc/>
    public readonly double Value => IsReady ? _value : Statistic.Undefined;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Update(in Bar input)
    {
        var height = Logarithm.Of(input.High / input.Low);
        _value = Math.Sqrt(_window.Push(height * height) * _scale);
        return Value;
    }

    /// <inheritdoc/>
    public void Walk<TWalk>(ref TWalk walk)
        where TWalk : struct, IStateWalk, allows ref struct
    {
        walk.Setting(_scale);
        _window.Walk(ref walk);
        walk.Cell(ref _value);
    }
}
