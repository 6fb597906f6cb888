namespace TradingPlatform.Exchanges.Pacing;

/// <summary>Waits between attempts: each drawn evenly from nothing to a bound that doubles (full jitter), so that many
/// clients
/// that lost the venue together do not come back together.</summary>
/// <param name="first">The bound of the first wait.</param>
/// <param name="longest">The bound never grows beyond this.</param>
/// <param name="unit">Random numbers from 0 to 1.</param>
public sealed class Backoff(TimeSpan first, TimeSpan longest, Func<double> unit)
{
    private const int DoublingsMax = 30;

    /// <summary>The wait before attempt <paramref name="attempt"/> again; 0 is the first repetition.</summary>
    public TimeSpan Wait(int attempt)
    {
        var bound = Math.Min(longest.Ticks, first.Ticks * Math.Pow(2, Math.Clamp(attempt, 0, DoublingsMax)));
        return TimeSpan.FromTicks((long)(bound * Math.Clamp(unit(), 0, 1)));
    }
}
