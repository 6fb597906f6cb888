using System.Numerics;
using TradingPlatform.Domain.Indicators.Exact;

namespace TradingPlatform.Domain.Tests.Indicators.Exact;

public sealed class DecimalMathTests
{
    [Fact]
    public void Squares_have_exact_roots()
    {
        var random = new Random(1);
        for (var i = 0; i < 2_000; i++)
        {
            var root = random.NextInt64(1, 1_000_000_000_000) / (decimal)Math.Pow(10, random.Next(9));
            Assert.Equal(root, DecimalMath.Sqrt(root * root));
        }
    }

    [Fact]
    public void Every_root_is_right_to_26_digits()
    {
        var random = new Random(2);
        for (var i = 0; i < 5_000; i++)
        {
            var value = new decimal(random.Next(), random.Next(), random.Next(), false, (byte)random.Next(29));
            var root = DecimalMath.Sqrt(value);
            Assert.True(root > 0);

            // In whole numbers: |root² − value| ≤ value · 2e-26, since an error in the root counts twice in its square.
            var (squared, exact) = (Scaled(root) * Scaled(root), Scaled(value) * BigInteger.Pow(10, 28));
            var allowed = BigInteger.Max(exact / BigInteger.Pow(10, 26) * 2, Scaled(root) * 2);
            Assert.True(BigInteger.Abs(squared - exact) <= allowed, FormattableString.Invariant($"√{value} = {root}"));
        }
    }

    [Fact]
    public void The_edges_have_roots()
    {
        Assert.Equal(0, DecimalMath.Sqrt(0));
        Assert.Equal(1, DecimalMath.Sqrt(1));
        Assert.Equal(0.00000000000001m, DecimalMath.Sqrt(0.0000000000000000000000000001m));
        Assert.Equal(281474976710656m, Math.Round(DecimalMath.Sqrt(decimal.MaxValue), 12));
        Assert.Throws<ArgumentOutOfRangeException>(() => DecimalMath.Sqrt(-1));
    }

    private static BigInteger Scaled(decimal value)
    {
        var whole = new BigInteger(decimal.Truncate(value));
        return (whole * BigInteger.Pow(10, 28)) + new BigInteger((value - decimal.Truncate(value)) * 1e28m);
    }
}
