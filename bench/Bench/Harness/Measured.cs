using System.Diagnostics;
using System.Globalization;
using System.Runtime;

namespace TradingPlatform.Bench;

/// <summary>How rates are measured: warmed up, then the median or the best of several runs. The best is what the code
/// can do where other work on the machine only ever takes away.</summary>
public static class Measured
{
    private const int Runs = 5;

    /// <summary>What every figure of a run has in common.</summary>
    public static string Machine { get; } = string.Create(
        CultureInfo.InvariantCulture,
        $"{Bare}, median of {Runs} runs");

    /// <summary>What figures by <see cref="BestAsync"/> have in common, and how busy the machine was.</summary>
    public static string Best => string.Create(CultureInfo.InvariantCulture, $"{Bare}, best of {Runs} runs, {Load}");

    /// <summary>Machine and build.</summary>
    public static string Bare => string.Create(
        CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} cores, {Collector} GC, {Build}");

    /// <summary>The machine's load of the last minute, where the system tells it.</summary>
    public static string Load =>
        File.Exists("/proc/loadavg") ? $"load {File.ReadAllText("/proc/loadavg").Split(' ')[0]}" : "load unknown";

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
    public static async Task<double> RateAsync(long operations, Func<Task> work) =>
        (await SortedAsync(operations, work))[Runs / 2];

    /// <summary>The best rate of <paramref name="work"/>, in operations a second.</summary>
    public static async Task<double> BestAsync(long operations, Func<Task> work) =>
        (await SortedAsync(operations, work))[^1];

    private static async Task<double[]> SortedAsync(long operations, Func<Task> work)
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
        return rates;
    }
}
