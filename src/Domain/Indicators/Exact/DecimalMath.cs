namespace TradingPlatform.Domain.Indicators.Exact;

/// <summary>What <see cref="Math"/> offers for binary fractions only.</summary>
public static class DecimalMath
{
    /// <summary>The square root, by Newton's iteration. Error at most 1e-26 of the root, or 1e-28 where that is more;
    /// the root of the square of a number of up to 12 digits is that number. The same digits on every
    /// machine.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is negative.</exception>
    public static decimal Sqrt(decimal value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        if (value == 0)
        {
            return 0;
        }

        // Bring the value between 1 and 100, where a straight line is a fair first guess and nothing overflows.
        var (scaled, unit) = (value, 1m);
        while (scaled >= 100)
        {
            (scaled, unit) = (scaled / 100, unit * 10);
        }

        while (scaled < 1)
        {
            (scaled, unit) = (scaled * 100, unit / 10);
        }

        var root = (scaled / 11) + 1;
        for (var i = 0; i < 8; i++)
        {
            root = (root + (scaled / root)) / 2;
        }

        return root * unit;
    }
}
