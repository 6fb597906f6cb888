using System.Runtime.CompilerServices;

namespace TradingPlatform.Domain.Indicators;

/// <summary>Chaikin's money flow: what the last n bars added to the accumulation and distribution line, as a share of
/// their volume, −1 to 1; 0 where nothing traded.</summary>
public struct Cmf : IIndicator<Bar, double>
{
    private readonly int _period;
    private SlidingFold<double, SumFold> _flow;
    private SlidingFold<double, SumFold> _volume;
    private double _value;

    /// <summary>20 bars.</summary>
    public Cmf()
        : this(20)
    {
    }

    /// <param name="period">1 to <see cref="Period.Max"/> bars.</param>
    public Cmf(int period)
    {
        _period = Period.Checked(period);
        _flow = new(period);
        _volume = new(period);
    }

    /// <inheritdoc/>
    public readonly string Name => "cmf";

    /// <inheritdoc/>
    public readonly int WarmUp => _period;

    /// <inheritdoc/>
    public readonly bool IsReady => _volume.IsFull;

    /// <inheritdoc/>
    public readonly double Value => IsReady ? _value : Statistic.Undefined;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Update(in Bar input)
    {
        var flow = _flow.Push(AccumulationDistribution.MoneyFlow(input));
        var volume = _volume.Push(input.Volume);
        _value = volume == 0 ? 0 : flow / volume;
        return Value;
    }

    /// <inheritdoc/>
    public void Walk<TWalk>(ref TWalk walk)
        where TWalk : struct, IStateWalk, allows ref struct
    {
        _flow.Walk(ref walk);
        _volume.Walk(ref walk);
        walk.Cell(ref _value);
    }
}
