using System.Globalization;

namespace TradingPlatform.Cli.Running;

/// <summary>One line that tells how far a replay is, how fast it goes, and how long it will still take.</summary>
internal static class ProgressLine
{
    /// <summary>The line.</summary>
    /// <param name="steps">Market steps taken so far.</param>
    /// <param name="share">Played share, 0 to 1.</param>
    /// <param name="elapsed">Since the first step.</param>
    /// <param name="stepsPerSecond">Lately.</param>
    public static string Of(long steps, decimal share, TimeSpan elapsed, decimal stepsPerSecond)
    {
        var left = share is > 0 and <= 1 ? elapsed * (double)((1 - share) / share) : TimeSpan.Zero;
        var hope = share <= 0 ? "" : $", {Span(left)} left";
        return string.Create(
            CultureInfo.InvariantCulture, $"{share,6:P1}  {steps:N0} bars, {stepsPerSecond:N0} bars/s{hope}");
    }

    private static string Span(TimeSpan span) => span.TotalMinutes < 1
        ? string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0} s")
        : string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalMinutes} min {span.Seconds} s");
}
