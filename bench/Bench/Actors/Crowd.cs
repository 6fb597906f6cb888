using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Orleans;

namespace TradingPlatform.Bench.Actors;

/// <summary>A million grains that were called once and are idle since: how fast they come, and what they
/// hold.</summary>
/// <param name="PerSecond">Activated a second, by one caller; of several crowds the one that came fastest.</param>
/// <param name="HeapBytes">What the collector finds alive after a full collection, less what was alive before.</param>
/// <param name="ProcessBytes">The whole process's resident memory at that time.</param>
public sealed record Crowd(double PerSecond, long HeapBytes, long ProcessBytes)
{
    /// <summary>How many grains.</summary>
    public const int Size = 1_000_000;

    /// <summary>So many crowds come, one after the other.</summary>
    public const int Runs = 3;

    /// <summary>Calls every grain of a crowd once.</summary>
    public static Task<Crowd> OfGrainsAsync() => FastestAsync(OneOfGrainsAsync);

    /// <summary>The limit: as many bare objects under their names in a concurrent dictionary.</summary>
    public static Task<Crowd> OfObjectsAsync() => FastestAsync(OneOfObjectsAsync);

    /// <summary>The memory is the first crowd's: before it the process was small.</summary>
    private static async Task<Crowd> FastestAsync(Func<Task<Crowd>> gather)
    {
        var first = await gather();
        var fastest = first.PerSecond;
        for (var i = 1; i < Runs; i++)
        {
            fastest = Math.Max(fastest, (await gather()).PerSecond);
        }

        return first with { PerSecond = fastest };
    }

    private static async Task<Crowd> OneOfGrainsAsync()
    {
        await using var silo = await BenchSilo.StartAsync(withFilter: true);
        var client = silo.Client;
        return await GatherAsync(async name => await client.GetGrain<ICounterGrain>(name).AddValue(1));
    }

    private static async Task<Crowd> OneOfObjectsAsync()
    {
        var objects = new ConcurrentDictionary<string, CounterGrainState>(StringComparer.Ordinal);
        var crowd = await GatherAsync(name => new ValueTask<int>(
            objects.GetOrAdd(name, static _ => new CounterGrainState()).Total += 1));
        GC.KeepAlive(objects);
        return crowd;
    }

    private static async Task<Crowd> GatherAsync(Func<string, ValueTask<int>> call)
    {
        for (var i = 0; i < 1_000; i++)
        {
            await call(Name("warm", i));
        }

        var before = Collected();
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < Size; i++)
        {
            await call(Name("crowd", i));
        }

        var rate = Size / Stopwatch.GetElapsedTime(started).TotalSeconds;
        var heap = Collected() - before;
        using var process = Process.GetCurrentProcess();
        return new Crowd(rate, heap, process.WorkingSet64);
    }

    private static string Name(string word, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{word}-{number}");

    private static long Collected()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    /// <summary>The state that the counter grain holds.</summary>
    private sealed class CounterGrainState
    {
        public int Total { get; set; }
    }
}
