using System.Runtime.CompilerServices;

namespace TradingPlatform.Domain.Indicators;

/// <summary>Standard deviation of the last n logarithmic returns (of the sample, divided by n − 1), as a yearly share
/// of the price. Inputs are above 0.</summary>
public struct RealisedVolatility : IIndicator<double, double>
{
    private readonly int _period;
    private readonly double _scale;
    private MomentsWindow _window;
    private double _previous;
    private bool _hasPrevious;
    private double _value;

    /// <summary>20 bars of a day.</summary>
    public RealisedVolatility()
        : this(20, 365)
    {
    }

    /// <param name="period">2 to <see cref="Period.Max"/> bars.</param>
    /// <param name="barsPerYear">For a yearly figure: 365 for days, 8,760 for hours; 1 for that of one bar. Above 0, at
    /// most 40,000,000.</param>
    public RealisedVolatility(int period, double barsPerYear)
    {
        _period = Period.Checked(period, least: 2);
        _scale = Period.BarsPerYear(barsPerYear) / (period - 1);
        _window = new(period);
    }

    /// <inheritdoc/>
    public readonly string Name => "realised_volatility";

    /// <inheritdoc/>
    public readonly int WarmUp => _period + 1;

    /// <inheritdoc/>
    public readonly bool IsReady => _window.IsFull;

    /// <inheritdoc/>
    public readonly double Value => IsReady ? _value : Statistic.Undefined;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Update(in double input)
    {
        if (_hasPrevious)
        {
            var moments = _window.Push(Logarithm.Of(input / _previous));
            _value = Math.Sqrt(moments.Squares * _scale);
        }

        _previous = input;
        _hasPrevious = true;
        return Value;
    }

    /// <inheritdoc/>
    public void Walk<TWalk>(ref TWalk walk)
        where TWalk : struct, IStateWalk, allows ref struct
    {
        walk.Setting(_scale);
        _window.Walk(ref walk);
        walk.Cell(ref _previous);
        walk.Flag(ref _hasPrevious);
        walk.Cell(ref _value);
    }
}
