namespace TradingPlatform.Domain.Indicators.Exact;

/// <summary>The one check every indicator makes.</summary>
internal static class Period
{
    /// <summary>True when <paramref name="bars"/> are at hand.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The period is below <paramref name="least"/>: a bug.</exception>
    public static bool HasBars(int available, int period, int bars, int least = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(period, least);
        return available >= bars;
    }
}
