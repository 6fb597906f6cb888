using System.Diagnostics;
using System.Globalization;
using System.Runtime;

namespace TradingPlatform.Bench;

/// <summary>How rates are measured: warmed up, then the median of several runs.</summary>
public static class Measured
{
    private const int Runs = 5;

    /// <summary>What every figure of a run has in common.</summary>
    public static string Machine { get; } = string.Create(
        CultureInfo.InvariantCulture,
        $"{Environment.ProcessorCount} cores, {Collector} GC, {Build}, median of {Runs} runs");

    private static string Collector => GCSettings.IsServerGC ? "server" : "workstation";

    private static string Build =>
#if DEBUG
        "Debug";
#else
        "Release";
#endif

    /// <summary>The median rate of <paramref name="work"/>, in operations a second.</summary>
    /// <param name="operations">How many operations one run does.</param>
    /// <param name="work">Does them.</param>
    public static async Task<double> RateAsync(long operations, Func<Task> work)
    {
        for (var i = 0; i < 2; i++)
        {
            await work();
        }

        var rates = new double[Runs];
        for (var i = 0; i < Runs; i++)
        {
            GC.Collect();
            var started = Stopwatch.GetTimestamp();
            await work();
            rates[i] = operations / Stopwatch.GetElapsedTime(started).TotalSeconds;
        }

        Array.Sort(rates);
        return rates[Runs / 2];
    }
}
