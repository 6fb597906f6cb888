namespace TradingPlatform.Domain.Analytics;

/// <summary>What daily returns come to. One frozen definition each, for well-known tools differ by more than a half on
/// the same numbers: 365 days a year, sample deviation, and null, never 0, where a denominator is zero.</summary>
/// <param name="Days">How many returns there were.</param>
/// <param name="TotalReturn">Π(1 + r) − 1, a ratio.</param>
/// <param name="Cagr">Compound annual growth: (Π(1 + r))^(365 ÷ days) − 1, a ratio.</param>
/// <param name="Volatility">sd(r) · √365, sample deviation (n − 1), a ratio a year.</param>
/// <param name="Sharpe">mean(r − risk-free) ÷ sd(r − risk-free) · √365.</param>
/// <param name="Sortino">mean(r − minimum) ÷ √(Σ min(r − minimum, 0)² ÷ N) · √365.</param>
/// <param name="MaxDrawdown">The deepest fall of the NAV from a peak before it, the start included; a ratio,
/// positive.</param>
/// <param name="Calmar">CAGR ÷ maximum drawdown.</param>
/// <param name="UlcerPercent">√(Σ(100 · drawdown)² ÷ N), in percent.</param>
/// <param name="Var95">The loss of the ⌈0.05 · N⌉-th worst day, a ratio, positive for a loss.</param>
/// <param name="ExpectedShortfall95">The mean loss of that day and all worse ones.</param>
/// <param name="TimeUnderWater">The longest run of days below a peak, in days.</param>
public sealed record Performance(
    int Days,
    double TotalReturn,
    double? Cagr,
    double? Volatility,
    double? Sharpe,
    double? Sortino,
    double MaxDrawdown,
    double? Calmar,
    double? UlcerPercent,
    double? Var95,
    double? ExpectedShortfall95,
    int TimeUnderWater)
{
    /// <summary>Days in a year: these markets never close.</summary>
    public const double DaysPerYear = 365;

    /// <summary>Fewer days than this, and annual ratios are not shown to a person: they would say nothing.</summary>
    public const int DaysToShow = 30;

    /// <summary>Whether annual ratios may be shown.</summary>
    public bool IsMeaningful => Days >= DaysToShow;

    /// <summary>Of <paramref name="returns"/>, daily, as ratios, oldest first.</summary>
    /// <param name="returns">As <see cref="DailyReturns"/> gives them; each above −1.</param>
    /// <param name="riskFree">A day's risk-free return, a ratio.</param>
    /// <param name="minimum">The return a day that is the least one accepts, for Sortino's ratio.</param>
    public static Performance Of(ReadOnlySpan<double> returns, double riskFree = 0, double minimum = 0)
    {
        var water = Water.Of(returns);
        double? growth = returns.IsEmpty ? null : Math.Pow(water.Growth, DaysPerYear / returns.Length) - 1;
        var deviation = Moments.Deviation(returns);
        var mean = Moments.Mean(returns);
        var year = Math.Sqrt(DaysPerYear);
        var (var95, shortfall) = Tail.Of(returns);
        return new Performance(
            returns.Length,
            water.Growth - 1,
            growth,
            deviation * year,
            Ratio.Of(mean - riskFree, deviation) * year,
            Ratio.Of(mean - minimum, Moments.DownsideDeviation(returns, minimum)) * year,
            water.Deepest,
            Ratio.Of(growth, water.Deepest),
            returns.IsEmpty ? null : Math.Sqrt(water.SquaredPercents / returns.Length),
            var95,
            shortfall,
            water.Longest);
    }
}
