namespace TradingPlatform.Domain.Analytics;

/// <summary>How sure one may be that a Sharpe ratio is above zero when it is the best of many that were tried (Bailey
/// and
/// López de Prado, "The Deflated Sharpe Ratio", 2014).</summary>
public static class DeflatedSharpe
{
    private const double EulerMascheroni = 0.57721566490153286;

    /// <summary>The probability that the true Sharpe ratio is above what luck alone gives the best of
    /// <paramref name="trials"/>; null where the returns do not vary, or are fewer than three.</summary>
    /// <param name="returns">The chosen one's returns, one a period.</param>
    /// <param name="trials">How many were tried, 1 or more.</param>
    /// <param name="trialVariance">Variance of the tried ones' Sharpe ratios, each a period, not a year; 0 for one
    /// trial.</param>
    public static double? Probability(ReadOnlySpan<double> returns, int trials, double trialVariance)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(trialVariance);
        if (returns.Length < 3
            || Ratio.Of(Moments.Mean(returns), Moments.Deviation(returns)) is not { } sharpe
            || Moments.Skewness(returns) is not { } skewness
            || Moments.Kurtosis(returns) is not { } kurtosis)
        {
            return null;
        }

        var spread = 1 - (skewness * sharpe) + ((kurtosis - 1) / 4 * sharpe * sharpe);
        return spread <= 0
            ? null
            : Normal.Below(
                (sharpe - ExpectedMaximum(trials, trialVariance)) * Math.Sqrt(returns.Length - 1) / Math.Sqrt(spread));
    }

    /// <summary>The Sharpe ratio that the best of <paramref name="trials"/> has by luck alone, a period.</summary>
    public static double ExpectedMaximum(int trials, double trialVariance) => trials == 1
        ? 0
        : Math.Sqrt(trialVariance) * (
            ((1 - EulerMascheroni) * Normal.Quantile(1 - (1d / trials)))
            + (EulerMascheroni * Normal.Quantile(1 - (1d / (trials * Math.E)))));
}
