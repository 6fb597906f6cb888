using System.Runtime.CompilerServices;

namespace TradingPlatform.Domain.Indicators;

/// <summary>Bounds on what an indicator is made with. Anything outside is a bug of the caller, not an answer.</summary>
public static class Period
{
    /// <summary>The longest window, in bars: what an indicator holds in memory is bounded by it.</summary>
    public const int Max = 10_000;

    /// <summary>The period itself.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below <paramref name="least"/> or above
    /// <see cref="Max"/>.</exception>
    internal static int Checked(
        int period, int least = 1, [CallerArgumentExpression(nameof(period))] string name = "")
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(period, least, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(period, Max, name);
        return period;
    }

    /// <summary>The factor itself.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above 0, or above <paramref name="most"/>.</exception>
    internal static double Factor(
        double factor, double most, [CallerArgumentExpression(nameof(factor))] string name = "")
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(factor, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(factor, most, name);
        return factor;
    }

    /// <summary>The number itself: up to one bar each 0.8 seconds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above 0, or above 40,000,000.</exception>
    internal static double BarsPerYear(double barsPerYear) => Factor(barsPerYear, 40_000_000);
}
