using System.Runtime.CompilerServices;

namespace TradingPlatform.Domain.Indicators;

/// <summary>Chaikin's accumulation and distribution line: Σ volume · where the close lies in its bar, from −1 (at the
/// low) to 1 (at the high), in base, since the first bar. A bar without height adds nothing. Only its changes mean
/// anything.</summary>
public struct AccumulationDistribution : IIndicator<Bar, double>
{
    private RunningSum _sum;
    private bool _isReady;

    /// <inheritdoc/>
    public readonly string Name => "accumulation_distribution";

    /// <inheritdoc/>
    public readonly int WarmUp => 1;

    /// <inheritdoc/>
    public readonly bool IsReady => _isReady;

    /// <inheritdoc/>
    public readonly double Value => IsReady ? _sum.Value : Statistic.Undefined;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Update(in Bar input)
    {
        _sum.Add(MoneyFlow(input));
        _isReady = true;
        return _sum.Value;
    }

    /// <inheritdoc/>
    public void Walk<TWalk>(ref TWalk walk)
        where TWalk : struct, IStateWalk, allows ref struct
    {
        _sum.Walk(ref walk);
        walk.Flag(ref _isReady);
    }

    /// <summary>What one bar adds, in base.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static double MoneyFlow(in Bar bar)
    {
        var height = bar.High - bar.Low;
        return height > 0 ? (bar.Close - bar.Low - (bar.High - bar.Close)) / height * bar.Volume : 0;
    }
}
