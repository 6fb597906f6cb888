using System.Runtime.CompilerServices;

namespace TradingPlatform.Domain.Indicators;

/// <summary>The natural logarithm from additions, multiplications and divisions alone, which are the same bits on every
/// machine; the one of the operating system is not.</summary>
internal static class Logarithm
{
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;
    private const double RootHalf = 0.70710678118654752;
    private const long FractionBits = 0x000F_FFFF_FFFF_FFFF;
    private const long ExponentOfOne = 0x3FF0_0000_0000_0000;

    /// <summary>ln 2.</summary>
    public const double OfTwo = 0.69314718055994530942;

    /// <summary>ln <paramref name="value"/>, within 2 units in the last place; relative to itself also near 1, where
    /// returns are.</summary>
    /// <param name="value">Above 1e-307 and finite.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Of(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (bits >> 52) - 1023;
        var fraction = BitConverter.Int64BitsToDouble((bits & FractionBits) | ExponentOfOne);

        // Bring the fraction from [1, 2) to [√½, √2), so that a value just below 1 is not 2·0.999….
        if (fraction > 2 * RootHalf)
        {
            fraction *= 0.5;
            exponent++;
        }

        // ln f = 2 artanh s with s = (f − 1) / (f + 1), |s| ≤ 0.1716: eleven terms leave less than 1e-17.
        var part = fraction - 1;
        var s = part / (2 + part);
        var z = s * s;
        var series = z * ((1.0 / 3) + (z * ((1.0 / 5) + (z * ((1.0 / 7) + (z * ((1.0 / 9) + (z * ((1.0 / 11)
            + (z * ((1.0 / 13) + (z * ((1.0 / 15) + (z * ((1.0 / 17) + (z * ((1.0 / 19) + (z / 21))))))))))))))))));
        return (exponent * Ln2High) + ((2 * s) + ((2 * s * series) + (exponent * Ln2Low)));
    }
}
