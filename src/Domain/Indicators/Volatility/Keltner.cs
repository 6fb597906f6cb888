using System.Runtime.CompilerServices;

namespace TradingPlatform.Domain.Indicators;

/// <summary>Keltner's channel as Raschke draws it: an EMA of closes ± k · ATR.</summary>
public struct Keltner : IIndicator<Bar, ChannelValue>
{
    private readonly double _factor;
    private Smoothing _middle;
    private Atr _atr;

    /// <summary>An average of 20 bars ± 2 ATR of 10.</summary>
    public Keltner()
        : this(20, 10, 2)
    {
    }

    /// <param name="period">Bars of the average; 1 to <see cref="Period.Max"/>.</param>
    /// <param name="range">Bars of the ATR; 1 or more.</param>
    /// <param name="factor">ATR from the average to an edge; above 0, at most 100.</param>
    public Keltner(int period, int range, double factor)
    {
        _middle = Smoothing.Exponential(Period.Checked(period));
        _atr = new(range);
        _factor = Period.Factor(factor, 100);
    }

    /// <inheritdoc/>
    public readonly string Name => "keltner";

    /// <inheritdoc/>
    public readonly int WarmUp => Math.Max(_middle.Period, _atr.WarmUp);

    /// <inheritdoc/>
    public readonly bool IsReady => _middle.IsReady && _atr.IsReady;

    /// <inheritdoc/>
    public readonly ChannelValue Value =>
        new(
            _middle.Value + (_factor * _atr.Value), _middle.Value, _middle.Value - (_factor * _atr.Value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ChannelValue Update(in Bar input)
    {
        _middle.Push(input.Close);
        _atr.Update(input);
        return Value;
    }

    /// <inheritdoc/>
    public void Walk<TWalk>(ref TWalk walk)
        where TWalk : struct, IStateWalk, allows ref struct
    {
        walk.Setting(_factor);
        _middle.Walk(ref walk);
        _atr.Walk(ref walk);
    }
}

/// <summary>A channel, in quote.</summary>
/// <param name="Upper">Its upper edge.</param>
/// <param name="Middle">Its middle.</param>
/// <param name="Lower">Its lower edge.</param>
public readonly record struct ChannelValue(double Upper, double Middle, double Lower);
