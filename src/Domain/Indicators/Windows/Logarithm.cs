using System.Runtime.CompilerServices;

namespace TradingPlatform.Domain.Indicators;

/// <summary>The natural logarithm from additions, multiplications and divisions alone, which are the same bits on every
/// machine; the one of the operating system is not.</summary>
internal static class Logarithm
{
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;
    private const long RootHalfBits = 0x3FE6_A09E_667F_3BCD;

    /// <summary>ln 2.</summary>
    public const double OfTwo = 0.69314718055994530942;

    /// <summary>ln <paramref name="value"/>, within 2 units in the last place; relative to itself also near 1, where
    /// returns are.</summary>
    /// <param name="value">Above 1e-307 and finite.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Of(double value)
    {
        // value = fraction · 2^exponent with the fraction from √½ to √2, so that a value just below 1 is not 2·0.999….
        // Counted in bits from √½ on, without a branch: whether a price rose is anybody's guess.
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (bits - RootHalfBits) >> 52;
        var fraction = BitConverter.Int64BitsToDouble(bits - (exponent << 52));

        // ln f = 2 artanh s with s = (f − 1) / (f + 1), |s| ≤ 0.1716: eleven terms leave less than 1e-17. Added in
        // pairs, so that one does not wait for the other.
        var part = fraction - 1;
        var s = part / (2 + part);
        var z = s * s;
        var (z2, z4) = (z * z, z * z * (z * z));
        var low = (1.0 / 3) + (z * (1.0 / 5)) + (z2 * ((1.0 / 7) + (z * (1.0 / 9))));
        var middle = (1.0 / 11) + (z * (1.0 / 13)) + (z2 * ((1.0 / 15) + (z * (1.0 / 17))));
        var high = (1.0 / 19) + (z * (1.0 / 21));
        var series = z * (low + (z4 * (middle + (z4 * high))));
        return (exponent * Ln2High) + ((2 * s) + ((2 * s * series) + (exponent * Ln2Low)));
    }
}
