using System.Runtime.CompilerServices;

namespace TradingPlatform.Domain.Indicators;

/// <summary>Where the RSI lies between its own lowest (0) and highest (100) of the last n bars, smoothed twice; 50
/// where the two are equal to nine digits. Chande and Kroll, The New Technical Trader, 1994.</summary>
public struct StochRsi : IIndicator<double, StochasticValue>
{
    // In a market that stands still gains and losses shrink alike and the RSI stays, but for rounding: which must not
    // be blown up to the whole scale.
    private const double RsiDigits = 1e-9;

    private readonly int _period;
    private Rsi _rsi;
    private SlidingFold<double, HighestFold> _highest;
    private SlidingFold<double, LowestFold> _lowest;
    private Sma _slow;
    private Sma _signal;

    /// <summary>RSI of 14 over 14 bars, smoothed over 3 and again over 3.</summary>
    public StochRsi()
        : this(14, 14, 3, 3)
    {
    }

    /// <param name="rsi">Period of the RSI; 1 or more.</param>
    /// <param name="period">Bars between whose RSI it is placed; 1 or more.</param>
    /// <param name="slowing">Bars of the simple average that makes %K; 1 for none.</param>
    /// <param name="signal">Bars of the simple average of %K that makes %D; 1 or more.</param>
    public StochRsi(int rsi, int period, int slowing, int signal)
    {
        _period = Period.Checked(period);
        _rsi = new(rsi);
        _highest = new(period);
        _lowest = new(period);
        _slow = new(slowing);
        _signal = new(signal);
    }

    /// <inheritdoc/>
    public readonly string Name => "stoch_rsi";

    /// <inheritdoc/>
    public readonly int WarmUp => _rsi.WarmUp + _period + _slow.WarmUp + _signal.WarmUp - 3;

    /// <inheritdoc/>
    public readonly bool IsReady => _signal.IsReady;

    /// <inheritdoc/>
    public readonly StochasticValue Value => new(_slow.Value, _signal.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public StochasticValue Update(in double input)
    {
        var rsi = _rsi.Update(input);
        if (!_rsi.IsReady)
        {
            return Value;
        }

        var high = _highest.Push(rsi);
        var low = _lowest.Push(rsi);
        if (_highest.IsFull)
        {
            var slow = _slow.Update(high - low < RsiDigits ? 50 : 100 * (rsi - low) / (high - low));
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
        _rsi.Walk(ref walk);
        _highest.Walk(ref walk);
        _lowest.Walk(ref walk);
        _slow.Walk(ref walk);
        _signal.Walk(ref walk);
    }
}
