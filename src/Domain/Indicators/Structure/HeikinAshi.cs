using System.Runtime.CompilerServices;

namespace TradingPlatform.Domain.Indicators;

/// <summary>Heikin-Ashi bars: the close is the mean of a bar's four prices, the open is the middle of the averaged bar
/// before (of the first bar's own open and close), high and low take both in. Averages, so nothing can be traded at
/// them.</summary>
public struct HeikinAshi : IIndicator<Bar, HeikinAshiValue>
{
    private HeikinAshiValue _value;
    private bool _isReady;

    /// <inheritdoc/>
    public readonly string Name => "heikin_ashi";

    /// <inheritdoc/>
    public readonly int WarmUp => 1;

    /// <inheritdoc/>
    public readonly bool IsReady => _isReady;

    /// <inheritdoc/>
    public readonly HeikinAshiValue Value => IsReady
        ? _value
        : new(Statistic.Undefined, Statistic.Undefined, Statistic.Undefined, Statistic.Undefined);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public HeikinAshiValue Update(in Bar input)
    {
        var open = _isReady ? (_value.Open + _value.Close) / 2 : (input.Open + input.Close) / 2;
        var close = (input.Open + input.High + input.Low + input.Close) / 4;
        var high = Math.Max(input.High, Math.Max(open, close));
        var low = Math.Min(input.Low, Math.Min(open, close));
        _value = new(open, high, low, close);
        _isReady = true;
        return _value;
    }

    /// <inheritdoc/>
    public void Walk<TWalk>(ref TWalk walk)
        where TWalk : struct, IStateWalk, allows ref struct
    {
        walk.Cell(ref _value);
        walk.Flag(ref _isReady);
    }
}

/// <summary>An averaged bar, in quote.</summary>
/// <param name="Open">Of the averaged bar.</param>
/// <param name="High">Of the averaged bar.</param>
/// <param name="Low">Of the averaged bar.</param>
/// <param name="Close">Of the averaged bar.</param>
public readonly record struct HeikinAshiValue(double Open, double High, double Low, double Close);
