using System.Runtime.CompilerServices;

namespace TradingPlatform.Domain.Indicators;

/// <summary>Appel's moving average convergence divergence: fast EMA − slow EMA, in the input's unit, and an EMA of
/// that. Each average begins with the mean of its own first inputs, so the line is exactly the difference of two <see
/// cref="Ema"/>s.</summary>
public struct Macd : IIndicator<double, MacdValue>
{
    private Smoothing _fast;
    private Smoothing _slow;
    private Smoothing _signal;

    /// <summary>12 and 26 bars with a signal of 9.</summary>
    public Macd()
        : this(12, 26, 9)
    {
    }

    /// <param name="fast">Period of the fast average; 1 or more.</param>
    /// <param name="slow">Period of the slow one; above <paramref name="fast"/>.</param>
    /// <param name="signal">Period of the average of the line; 1 or more.</param>
    public Macd(int fast, int slow, int signal)
    {
        _fast = Smoothing.Exponential(Period.Checked(fast));
        _slow = Smoothing.Exponential(Period.Checked(slow, least: fast + 1));
        _signal = Smoothing.Exponential(Period.Checked(signal));
    }

    /// <inheritdoc/>
    public readonly string Name => "macd";

    /// <inheritdoc/>
    public readonly int WarmUp => _slow.Period + _signal.Period - 1;

    /// <inheritdoc/>
    public readonly bool IsReady => _signal.IsReady;

    /// <inheritdoc/>
    public readonly MacdValue Value => new(_fast.Value - _slow.Value, _signal.Value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public MacdValue Update(in double input)
    {
        var fast = _fast.Push(input);
        var slow = _slow.Push(input);
        return new(fast - slow, _slow.IsReady ? _signal.Push(fast - slow) : Statistic.Undefined);
    }

    /// <inheritdoc/>
    public void Walk<TWalk>(ref TWalk walk)
        where TWalk : struct, IStateWalk, allows ref struct
    {
        _fast.Walk(ref walk);
        _slow.Walk(ref walk);
        _signal.Walk(ref walk);
    }
}

/// <summary>An oscillator, its average, and how far apart they are.</summary>
/// <param name="Line">The oscillator; there before the signal.</param>
/// <param name="Signal">Its exponential average.</param>
public readonly record struct MacdValue(double Line, double Signal)
{
    /// <summary>Line − signal.</summary>
    public double Histogram => Line - Signal;
}
