using System.Runtime.CompilerServices;

namespace TradingPlatform.Domain.Indicators;

/// <summary>Triple exponential moving average: 3·EMA − 3·EMA of EMA + EMA of that. Mulloy, Technical Analysis of Stocks
/// and Commodities, 1994.</summary>
public struct Tema : IIndicator<double, double>
{
    private Smoothing _once;
    private Smoothing _twice;
    private Smoothing _thrice;

    /// <summary>20 bars.</summary>
    public Tema()
        : this(20)
    {
    }

    /// <param name="period">1 to <see cref="Period.Max"/> bars.</param>
    public Tema(int period)
    {
        _once = Smoothing.Exponential(Period.Checked(period));
        _twice = Smoothing.Exponential(period);
        _thrice = Smoothing.Exponential(period);
    }

    /// <inheritdoc/>
    public readonly string Name => "tema";

    /// <inheritdoc/>
    public readonly int WarmUp => (3 * _once.Period) - 2;

    /// <inheritdoc/>
    public readonly bool IsReady => _thrice.IsReady;

    /// <inheritdoc/>
    public readonly double Value => (3 * (_once.Value - _twice.Value)) + _thrice.Value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Update(in double input)
    {
        var once = _once.Push(input);
        if (!_once.IsReady)
        {
            return Statistic.Undefined;
        }

        var twice = _twice.Push(once);
        return _twice.IsReady ? (3 * (once - twice)) + _thrice.Push(twice) : Statistic.Undefined;
    }

    /// <inheritdoc/>
    public void Walk<TWalk>(ref TWalk walk)
        where TWalk : struct, IStateWalk, allows ref struct
    {
        _once.Walk(ref walk);
        _twice.Walk(ref walk);
        _thrice.Walk(ref walk);
    }
}
