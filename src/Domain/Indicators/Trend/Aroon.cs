using System.Runtime.CompilerServices;

namespace TradingPlatform.Domain.Indicators;

/// <summary>Chande's Aroon: how recent the highest high and the lowest low of the last n + 1 bars are, 100 (this bar)
/// to 0 (n bars ago); of equal ones the newest counts.</summary>
public struct Aroon : IIndicator<Bar, AroonValue>
{
    private readonly int _period;
    private SlidingFold<Placed, NewestHighestFold> _highest;
    private SlidingFold<Placed, NewestHighestFold> _lowest;
    private long _bar;
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
        var high = _highest.Push(new Placed(input.High, _bar));
        var low = _lowest.Push(new Placed(-input.Low, _bar));
        _value = new(Recent(high.At), Recent(low.At));
        _bar++;
        return Value;
    }

    /// <inheritdoc/>
    public void Walk<TWalk>(ref TWalk walk)
        where TWalk : struct, IStateWalk, allows ref struct
    {
        _highest.Walk(ref walk);
        _lowest.Walk(ref walk);
        walk.Cell(ref _bar);
        walk.Cell(ref _value);
    }

    private readonly double Recent(long at) => 100.0 * (_period - (_bar - at)) / _period;
}

/// <summary>Both ages.</summary>
/// <param name="Up">Of the highest high, 0 to 100.</param>
/// <param name="Down">Of the lowest low, 0 to 100.</param>
public readonly record struct AroonValue(double Up, double Down)
{
    /// <summary>Up − down, −100 to 100.</summary>
    public double Oscillator => Up - Down;
}
