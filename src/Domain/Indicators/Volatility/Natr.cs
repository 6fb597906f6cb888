using System.Runtime.CompilerServices;

namespace TradingPlatform.Domain.Indicators;

/// <summary>Normalised average true range: the ATR in percent of the close.</summary>
public struct Natr : IIndicator<Bar, double>
{
    private Atr _atr;
    private double _close;

    /// <summary>14 bars.</summary>
    public Natr()
        : this(14)
    {
    }

    /// <param name="period">1 to <see cref="Period.Max"/> bars.</param>
    public Natr(int period)
    {
        _atr = new(period);
    }

    /// <inheritdoc/>
    public readonly string Name => "natr";

    /// <inheritdoc/>
    public readonly int WarmUp => _atr.WarmUp;

    /// <inheritdoc/>
    public readonly bool IsReady => _atr.IsReady;

    /// <inheritdoc/>
    public readonly double Value => 100 * _atr.Value / _close;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Update(in Bar input)
    {
        _close = input.Close;
        return 100 * _atr.Update(input) / _close;
    }

    /// <inheritdoc/>
    public void Walk<TWalk>(ref TWalk walk)
        where TWalk : struct, IStateWalk, allows ref struct
    {
        _atr.Walk(ref walk);
        walk.Cell(ref _close);
    }
}
