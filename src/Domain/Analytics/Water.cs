namespace TradingPlatform.Domain.Analytics;

/// <summary>How far and how long a NAV that begins with 1 was below its peaks.</summary>
/// <param name="Growth">The last NAV.</param>
/// <param name="Deepest">The largest drawdown, a ratio.</param>
/// <param name="SquaredPercents">Σ(100 · drawdown)² over the days.</param>
/// <param name="Longest">The longest run of days below a peak.</param>
internal sealed record Water(double Growth, double Deepest, double SquaredPercents, int Longest)
{
    /// <summary>Of daily returns, oldest first.</summary>
    public static Water Of(ReadOnlySpan<double> returns)
    {
        var (nav, peak, deepest, squares) = (1d, 1d, 0d, 0d);
        var (run, longest) = (0, 0);
        foreach (var value in returns)
        {
            nav *= 1 + value;
            peak = Math.Max(peak, nav);
            var drawdown = 1 - (nav / peak);
            deepest = Math.Max(deepest, drawdown);
            squares += 100 * drawdown * 100 * drawdown;
            run = drawdown > 0 ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return new Water(nav, deepest, squares, longest);
    }
}
