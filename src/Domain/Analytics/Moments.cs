namespace TradingPlatform.Domain.Analytics;

/// <summary>Mean, deviations and higher moments of a sample.</summary>
internal static class Moments
{
    /// <summary>Σ ÷ n; null of nothing.</summary>
    public static double? Mean(ReadOnlySpan<double> values)
    {
        var sum = 0d;
        foreach (var value in values)
        {
            sum += value;
        }

        return values.IsEmpty ? null : sum / values.Length;
    }

    /// <summary>Sample deviation, n − 1; null of fewer than two.</summary>
    public static double? Deviation(ReadOnlySpan<double> values) =>
        values.Length < 2 ? null : Math.Sqrt(Central(values, 2) * values.Length / (values.Length - 1));

    /// <summary>√(Σ min(value − <paramref name="minimum"/>, 0)² ÷ N); null of nothing.</summary>
    public static double? DownsideDeviation(ReadOnlySpan<double> values, double minimum)
    {
        var sum = 0d;
        foreach (var value in values)
        {
            var below = Math.Min(value - minimum, 0);
            sum += below * below;
        }

        return values.IsEmpty ? null : Math.Sqrt(sum / values.Length);
    }

    /// <summary>Third standardised moment of the population; null where all values are equal.</summary>
    public static double? Skewness(ReadOnlySpan<double> values) => Standardised(values, 3);

    /// <summary>Fourth standardised moment of the population, 3 for a normal one; null where all are equal.</summary>
    public static double? Kurtosis(ReadOnlySpan<double> values) => Standardised(values, 4);

    private static double? Standardised(ReadOnlySpan<double> values, int order) =>
        values.IsEmpty ? null : Ratio.Of(Central(values, order), Math.Pow(Central(values, 2), order / 2d));

    private static double Central(ReadOnlySpan<double> values, int order)
    {
        var mean = Mean(values) ?? 0;
        var sum = 0d;
        foreach (var value in values)
        {
            sum += Math.Pow(value - mean, order);
        }

        return sum / values.Length;
    }
}
