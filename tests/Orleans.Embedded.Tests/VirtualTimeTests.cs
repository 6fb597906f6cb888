using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Embedded.Tests;

/// <summary>Clock and scheduler are parts: with others in their place, time jumps and one thread runs
/// everything.</summary>
public class VirtualTimeTests
{
    [Fact]
    public async Task Ten_minutes_of_ticks_and_a_time_out_pass_on_one_thread_without_waiting()
    {
        using var world = new VirtualWorld();
        await using var silo = await TestSilo.StartAsync(s => s.Services
            .AddSingleton<TimeProvider>(world)
            .AddSingleton<ITurnScheduler>(world));
        var started = Stopwatch.GetTimestamp();
        var begun = silo.Get<ITimed>().Start(interleave: false);
        world.Run(TimeSpan.FromMinutes(10));
        await begun;
        var ticks = silo.Get<ITimed>().Ticks();
        var hangs = silo.Get<IProbe>().Wait("never");
        world.Run(TimeSpan.FromSeconds(30));
        silo.Gates["never"].SetResult();
        world.StartThread();
        Assert.InRange(await ticks, 59_000, 60_000);
        await Assert.ThrowsAsync<TimeoutException>(() => hangs);
        Assert.Equal([Environment.CurrentManagedThreadId], world.Threads);
        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 60);
    }
}
