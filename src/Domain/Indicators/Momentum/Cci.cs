using System.Runtime.CompilerServices;

namespace TradingPlatform.Domain.Indicators;

/// <summary>Lambert's commodity channel index: how far the typical price is from its mean over n bars, in 0.015 mean
/// absolute deviations; 0 where all are equal. Costs n steps a bar: a deviation from a mean that moves cannot be kept
/// up to date.</summary>
public struct Cci : IIndicator<Bar, double>
{
    private readonly int _period;
    private Ring<double> _typical;
    private MomentsWindow _window;
    private double _value;

    /// <summary>20 bars, as Lambert had it.</summary>
    public Cci()
        : this(20)
    {
    }

    /// <param name="period">1 to <see cref="Period.Max"/> bars.</param>
    public Cci(int period)
    {
        _period = Period.Checked(period);
        _typical = new(period);
        _window = new(period);
    }

    /// <inheritdoc/>
    public readonly string Name => "cci";

    /// <inheritdoc/>
    public readonly int WarmUp => _period;

    /// <inheritdoc/>
    public readonly bool IsReady => _window.IsFull;

    /// <inheritdoc/>
    public readonly double Value => IsReady ? _value : Statistic.Undefined;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Update(in Bar input)
    {
        var typical = input.Typical;
        _typical.Push(typical);
        var mean = _window.Push(typical).Mean;
        var deviation = Deviation(_typical.Items, mean);
        _value = deviation == 0 ? 0 : (typical - mean) / (0.015 * deviation);
        return Value;
    }

    /// <inheritdoc/>
    public void Walk<TWalk>(ref TWalk walk)
        where TWalk : struct, IStateWalk, allows ref struct
    {
        _typical.Walk(ref walk);
        _window.Walk(ref walk);
        walk.Cell(ref _value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Deviation(ReadOnlySpan<double> items, double mean)
    {
        // Four sums side by side: one would wait for each addition in turn.
        var (first, second, third, fourth) = (0.0, 0.0, 0.0, 0.0);
        var i = 0;
        for (; i <= items.Length - 4; i += 4)
        {
            first += Math.Abs(items[i] - mean);
            second += Math.Abs(items[i + 1] - mean);
            third += Math.Abs(items[i + 2] - mean);
            fourth += Math.Abs(items[i + 3] - mean);
        }

        for (; i < items.Length; i++)
        {
            first += Math.Abs(items[i] - mean);
        }

        return (first + second + third + fourth) / items.Length;
    }
}
