using System.Runtime.CompilerServices;

namespace TradingPlatform.Domain.Indicators;

/// <summary>How far the input is from the mean of the last n, itself included, in standard deviations of the
/// population; 0 when all are equal.</summary>
public struct ZScore : IIndicator<double, double>
{
    private readonly int _period;
    private MomentsWindow _window;
    private double _value;

    /// <summary>20 bars.</summary>
    public ZScore()
        : this(20)
    {
    }

    /// <param name="period">2 to <see cref="Period.Max"/> bars.</param>
    public ZScore(int period)
    {
        _period = Period.Checked(period, least: 2);
        _window = new(period);
    }

    /// <inheritdoc/>
    public readonly string Name => "z_score";

    /// <inheritdoc/>
    public readonly int WarmUp => _period;

    /// <inheritdoc/>
    public readonly bool IsReady => _window.IsFull;

    /// <inheritdoc/>
    public readonly double Value => IsReady ? _value : Statistic.Undefined;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Update(in double input)
    {
        var moments = _window.Push(input);
        _value = moments.Squares == 0 ? 0 : (input - moments.Mean) / Math.Sqrt(moments.Squares / _period);
        return Value;
    }

    /// <inheritdoc/>
    public void Walk<TWalk>(ref TWalk walk)
        where TWalk : struct, IStateWalk, allows ref struct
    {
        _window.Walk(ref walk);
        walk.Cell(ref _value);
    }
}
