namespace TradingPlatform.Domain.Analytics;

/// <summary>The standard normal distribution.</summary>
public static class Normal
{
    private const int SeriesMax = 500;
    private const int SolvingMax = 100;
    private const double FarOut = 40;

    /// <summary>P(Z ≤ <paramref name="z"/>): φ(z) · (z + z³⁄3 + z⁵⁄15 + …) + ½, to about 15 digits.</summary>
    public static double Below(double z)
    {
        if (Math.Abs(z) > FarOut)
        {
            return z > 0 ? 1 : 0;
        }

        if (z < -4)
        {
            return Beyond(-z); // a difference of near-equal numbers would keep no digit
        }

        var (term, sum) = (z, z);
        for (var k = 1; k < SeriesMax && Math.Abs(term) > double.Epsilon; k++)
        {
            term *= z * z / ((2 * k) + 1);
            sum += term;
        }

        return 0.5 + (sum * Density(z));
    }

    /// <summary>The z with P(Z ≤ z) = <paramref name="probability"/>, by bisection.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not between 0 and 1, both excluded.</exception>
    public static double Quantile(double probability)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(probability, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(probability, 1);
        var (low, high) = (-FarOut, FarOut);
        for (var i = 0; i < SolvingMax; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = Below(middle) < probability ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }

    private static double Density(double z) => Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);

    /// <summary>P(Z &gt; <paramref name="z"/>) for a large z, by the continued fraction φ(z) ÷ (z + 1⁄(z + 2⁄(z + …))).
    /// </summary>
    private static double Beyond(double z)
    {
        var fraction = z;
        for (var k = SeriesMax; k > 0; k--)
        {
            fraction = z + (k / fraction);
        }

        return Density(z) / fraction;
    }
}
