using System.Runtime.CompilerServices;

namespace TradingPlatform.Domain.Indicators;

/// <summary>Garman and Klass' volatility from all four prices, √(mean(½ ln²(high / low) − (2 ln 2 − 1) ln²(close /
/// open))) over n bars, as a yearly share of the price. Sees no jump between bars. The Journal of Business 53,
/// 1980.</summary>
public struct GarmanKlassVolatility : IIndicator<Bar, double>
{
    private readonly int _period;
    private readonly double _scale;
    private SlidingFold<double, SumFold> _window;
    private double _value;

    /// <summary>20 bars of a day.</summary>
    public GarmanKlassVolatility()
        : this(20, 365)
    {
    }

    /// <param name="period">1 to <see cref="Period.Max"/> bars.</param>
    /// <param name="barsPerYear">For a yearly figure: 365 for days, 8,760 for hours; 1 for that of one bar. Above 0, at
    /// most 40,000,000.</param>
    public GarmanKlassVolatility(int period, double barsPerYear)
    {
        _period = Period.Checked(period);
        _scale = Period.BarsPerYear(barsPerYear) / period;
        _window = new(period);
    }

    /// <inheritdoc/>
    public readonly string Name => "garman_klass_volatility";

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
        var body = Logarithm.Of(input.Close / input.Open);

        // Never below 0, because a bar's body is at most its height.
        var square = (0.5 * height * height) - (((2 * Logarithm.OfTwo) - 1) * body * body);
        _value = Math.Sqrt(_window.Push(square) * _scale);
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
