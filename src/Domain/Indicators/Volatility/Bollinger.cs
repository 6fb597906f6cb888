using System.Runtime.CompilerServices;

namespace TradingPlatform.Domain.Indicators;

/// <summary>Bollinger's bands: the mean of the last n inputs ± k standard deviations of the population. Bollinger on
/// Bollinger Bands, 2001.</summary>
public struct Bollinger : IIndicator<double, BollingerValue>
{
    private readonly int _period;
    private readonly double _factor;
    private MomentsWindow _window;
    private BollingerValue _value;

    /// <summary>20 bars and 2 deviations, as Bollinger had it.</summary>
    public Bollinger()
        : this(20, 2)
    {
    }

    /// <param name="period">2 to <see cref="Period.Max"/> bars.</param>
    ///  <param name="factor">Deviations from the mean to a band; above 0, at most 100.</param>
    public Bollinger(int period, double factor)
    {
        _period = Period.Checked(period, least: 2);
        _factor = Period.Factor(factor, 100);
        _window = new(period);
    }

    /// <inheritdoc/>
    public readonly string Name => "bollinger";

    /// <inheritdoc/>
    public readonly int WarmUp => _period;

    /// <inheritdoc/>
    public readonly bool IsReady => _window.IsFull;

    /// <inheritdoc/>
    public readonly BollingerValue Value =>
        IsReady
            ? _value
            : new(Statistic.Undefined, Statistic.Undefined, Statistic.Undefined, Statistic.Undefined);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public BollingerValue Update(in double input)
    {
        var moments = _window.Push(input);
        var width = _factor * Math.Sqrt(moments.Squares / _period);
        var place = width == 0 ? 0.5 : (input - moments.Mean + width) / (2 * width);
        _value = new(moments.Mean + width, moments.Mean, moments.Mean - width, place);
        return Value;
    }

    /// <inheritdoc/>
    public void Walk<TWalk>(ref TWalk walk)
        where TWalk : struct, IStateWalk, allows ref struct
    {
        walk.Setting(_factor);
        _window.Walk(ref walk);
        walk.Cell(ref _value);
    }
}

/// <summary>Three bands and where the input lies between them.</summary>
/// <param name="Upper">In the unit of the input.</param>
/// <param name="Middle">The mean.</param>
/// <param name="Lower">In the unit of the input.</param>
/// <param name="Place">%B: 0 at the lower band, 1 at the upper, beyond them outside; 0.5 when all inputs are
/// equal.</param>
public readonly record struct BollingerValue(double Upper, double Middle, double Lower, double Place)
{
    /// <summary>(upper − lower) / middle; 0 where the middle is 0.</summary>
    public double Width => Middle == 0 ? 0 : (Upper - Lower) / Middle;
}
