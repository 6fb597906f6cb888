using System.Runtime.CompilerServices;

namespace TradingPlatform.Domain.Indicators;

/// <summary>Donchian's channel: the highest high and the lowest low of the last n bars, this one included, and their
/// middle. A breakout rule compares a close with the channel as of the bar before.</summary>
public struct Donchian : IIndicator<Bar, ChannelValue>
{
    private readonly int _period;
    private SlidingFold<double, HighestFold> _highest;
    private SlidingFold<double, LowestFold> _lowest;
    private double _high;
    private double _low;

    /// <summary>20 bars.</summary>
    public Donchian()
        : this(20)
    {
    }

    /// <param name="period">1 to <see cref="Period.Max"/> bars.</param>
    public Donchian(int period)
    {
        _period = Period.Checked(period);
        _highest = new(period);
        _lowest = new(period);
    }

    /// <inheritdoc/>
    public readonly string Name => "donchian";

    /// <inheritdoc/>
    public readonly int WarmUp => _period;

    /// <inheritdoc/>
    public readonly bool IsReady => _highest.IsFull;

    /// <inheritdoc/>
    public readonly ChannelValue Value =>
        IsReady
            ? new(_high, (_high + _low) / 2, _low)
            : new(Statistic.Undefined, Statistic.Undefined, Statistic.Undefined);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ChannelValue Update(in Bar input)
    {
        _high = _highest.Push(input.High);
        _low = _lowest.Push(input.Low);
        return Value;
    }

    /// <inheritdoc/>
    public void Walk<TWalk>(ref TWalk walk)
        where TWalk : struct, IStateWalk, allows ref struct
    {
        _highest.Walk(ref walk);
        _lowest.Walk(ref walk);
        walk.Cell(ref _high);
        walk.Cell(ref _low);
    }
}
