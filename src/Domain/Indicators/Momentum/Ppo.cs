using System.Runtime.CompilerServices;

namespace TradingPlatform.Domain.Indicators;

/// <summary>Percentage price oscillator: the MACD in percent of its slow average, so that markets of any price compare;
/// 0 where that average is 0.</summary>
public struct Ppo : IIndicator<double, MacdValue>
{
    private Smoothing _fast;
    private Smoothing _slow;
    private Smoothing _signal;
    private double _line;

    /// <summary>12 and 26 bars with a signal of 9.</summary>
    public Ppo()
        : this(12, 26, 9)
    {
    }

    /// <param name="fast">Period of the fast average; 1 or more.</param>
    /// <param name="slow">Period of the slow one; above <paramref name="fast"/>.</param>
    /// <param name="signal">Period of the average of the line; 1 or more.</param>
    public Ppo(int fast, int slow, int signal)
    {
        _fast = Smoothing.Exponential(Period.Checked(fast));
        _slow = Smoothing.Exponential(Period.Checked(slow, least: fast + 1));
        _signal = Smoothing.Exponential(Period.Checked(signal));
    }

    /// <inheritdoc/>
    public readonly string Name => "ppo";

    /// <inheritdoc/>
    public readonly int WarmUp => _slow.Period + _signal.Period - 1;

    /// <inheritdoc/>
    public readonly bool IsReady => _signal.IsReady;

    /// <inheritdoc/>
    public readonly MacdValue Value => new(_slow.IsReady ? _line : Statistic.Undefined, _signal.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public MacdValue Update(in double input)
    {
        var fast = _fast.Push(input);
        var slow = _slow.Push(input);
        if (_slow.IsReady)
        {
            _line = slow == 0 ? 0 : 100 * (fast - slow) / slow;
            _signal.Push(_line);
        }

        return Value;
    }

    /// <inheritdoc/>
    public void Walk<TWalk>(ref TWalk walk)
        where TWalk : struct, IStateWalk, allows ref struct
    {
        _fast.Walk(ref walk);
        _slow.Walk(ref walk);
        _signal.Walk(ref walk);
        walk.Cell(ref _line);
    }
}
