using System.Runtime.CompilerServices;

namespace TradingPlatform.Domain.Indicators;

/// <summary>Chande's Aroon: how recent the highest high and the lowest low of the last n + 1 bars are, 100 (this bar)
/// to 0 (n bars ago); of equal ones the newest counts.</summary>
public struct Aroon : IIndicator<Bar, AroonValue>
{
    private readonly int _period;
    private HighestWindow<NewestOfEqual> _highest;
    private HighestWindow<NewestOfEqual> _lowest;
    private AroonValue _value;

    /// <summary>14 bars.</summary>
    public Aroon()
        : this(14)
    {
    }

    /// <param name="period">1 to <see cref="Period.Max"/> bars.</param>
    public Aroon(int period)
    {
        _period = Period.Checked(period);
        _highest = new(period + 1);
        _lowest = new(period + 1);
    }

    /// <inheritdoc/>
    public readonly string Name => "aroon";

    /// <inheritdoc/>
    public readonly int WarmUp => _period + 1;

    /// <inheritdoc/>
    public readonly bool IsReady => _highest.IsFull;

    /// <inheritdoc/>
    public readonly AroonValue Value => IsReady ? _value : new(Statistic.Undefined, Statistic.Undefined);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public AroonValue Update(in Bar input)
    {
        // A low is a high in the mirror.
        var high = _highest.Push(input.High, out _);
        var low = _lowest.Push(-input.Low, out _);
        _value = new(Recent(high), Recent(low));
        return Value;
    }

    /// <inheritdoc/>
    public void Walk<TWalk>(ref TWalk walk)
        where TWalk : struct, IStateWalk, allows ref struct
    {
        _highest.Walk(ref walk);
        _lowest.Walk(ref walk);
        walk.Cell(ref _value);
    }

    private readonly double Recent(long ago) => 100.0 * (_period - ago) / _period;
}

/// <summary>Both ages.</summary>
/// <param name="Up">Of the highest high, 0 to 100.</param>
/// <param name="Down">Of the lowest low, 0 to 100.</param>
public readonly record struct AroonValue(double Up, double Down)
{
    /// <summary>Up − down, −100 to 100.</summary>
    public double Oscillator => Up - Down;
}
