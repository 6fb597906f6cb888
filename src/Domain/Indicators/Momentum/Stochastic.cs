using System.Runtime.CompilerServices;

namespace TradingPlatform.Domain.Indicators;

/// <summary>Lane's stochastic: where the close lies between the lowest low (0) and the highest high (100) of the last n
/// bars, smoothed twice; 50 where the two are equal.</summary>
public struct Stochastic : IIndicator<Bar, StochasticValue>
{
    private SlidingFold<double, HighestFold> _highest;
    private SlidingFold<double, LowestFold> _lowest;
    private Sma _slow;
    private Sma _signal;
    private readonly int _period;

    /// <summary>14 bars, smoothed over 3 and again over 3.</summary>
    public Stochastic()
        : this(14, 3, 3)
    {
    }

    /// <param name="period">1 to <see cref="Period.Max"/> bars.</param>
    /// <param name="slowing">Bars of the simple average that makes %K; 1 for the fast stochastic.</param>
    /// <param name="signal">Bars of the simple average of %K that makes %D; 1 or more.</param>
    public Stochastic(int period, int slowing, int signal)
    {
        _period = Period.Checked(period);
        _highest = new(period);
        _lowest = new(period);
        _slow = new(slowing);
        _signal = new(signal);
    }

    /// <inheritdoc/>
    public readonly string Name => "stochastic";

    /// <inheritdoc/>
    public readonly int WarmUp => _period + _slow.WarmUp + _signal.WarmUp - 2;

    /// <inheritdoc/>
    public readonly bool IsReady => _signal.IsReady;

    /// <inheritdoc/>
    public readonly StochasticValue Value => new(_slow.Value, _signal.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public StochasticValue Update(in Bar input)
    {
        var high = _highest.Push(input.High);
        var low = _lowest.Push(input.Low);
        if (_highest.IsFull)
        {
            var slow = _slow.Update(high == low ? 50 : 100 * (input.Close - low) / (high - low));
            if (_slow.IsReady)
            {
                _signal.Update(slow);
            }
        }

        return Value;
    }

    /// <inheritdoc/>
    public void Walk<TWalk>(ref TWalk walk)
        where TWalk : struct, IStateWalk, allows ref struct
    {
        _highest.Walk(ref walk);
        _lowest.Walk(ref walk);
        _slow.Walk(ref walk);
        _signal.Walk(ref walk);
    }
}

/// <summary>Both lines, 0 to 100.</summary>
/// <param name="K">%K; there before %D.</param>
/// <param name="D">%D, the average of %K.</param>
public readonly record struct StochasticValue(double K, double D);
