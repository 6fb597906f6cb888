namespace TradingPlatform.Domain.Analytics;

/// <summary>The worst days.</summary>
internal static class Tail
{
    private const double Share = 0.05;

    /// <summary>The loss of the ⌈0.05 · N⌉-th worst day, and the mean loss down to it; positive for losses, null of
    /// nothing.</summary>
    public static (double? Value, double? Shortfall) Of(ReadOnlySpan<double> returns)
    {
        if (returns.IsEmpty)
        {
            return (null, null);
        }

        var sorted = returns.ToArray();
        Array.Sort(sorted);
        var count = (int)Math.Ceiling(Share * sorted.Length);
        return (-sorted[count - 1], -Moments.Mean(sorted.AsSpan(0, count)));
    }
}
