using Microsoft.Extensions.DependencyInjection;
using Orleans.Embedded.Simulation;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Streams;

namespace Orleans.Embedded.Tests;

internal interface IWorldly : IGrainWithStringKey
{
    Task Count(int times);

    Task<Guid> Instance();

    Task Sleep(TimeSpan span);

    Task Leave();

    Task Listen();

    Task<DateTimeOffset> Now();
}

/// <summary>A grain that tells its world what it does.</summary>
internal sealed class WorldlyGrain(Journal journal, TimeProvider clock) : Grain, IWorldly
{
    private readonly Guid _instance = Guid.NewGuid();

    public async Task Count(int times)
    {
        for (var i = 1; i <= times; i++)
        {
            journal.Write(FormattableString.Invariant($"{this.GetPrimaryKeyString()}{i}"));
            await Task.Yield();
        }
    }

    public Task<Guid> Instance() => Task.FromResult(_instance);

    public Task Sleep(TimeSpan span) => Task.Delay(span, clock);

    /// <summary>Comes back into the world from another thread, while the world waits for it.</summary>
    public Task Leave()
    {
        var elsewhere = Task.Run(() => GrainFactory.GetGrain<IWorldly>("other").Count(1));
        ((IAsyncResult)elsewhere).AsyncWaitHandle.WaitOne();
        return Task.CompletedTask;
    }

    public Task Listen() => this.GetStreamProvider("memory").GetStream<int>(StreamId.Create("world", "news"))
        .SubscribeAsync((item, _) =>
        {
            journal.Write(FormattableString.Invariant($"news {item}"));
            return Task.CompletedTask;
        });

    public Task<DateTimeOffset> Now() => Task.FromResult(clock.GetUtcNow());
}

/// <summary>What the worlds of these tests are made of.</summary>
internal static class TestWorld
{
    public static SimulatedProcess Start(
        this SimulationHost world, Journal journal, Action<ISiloBuilder>? more = null) =>
        world.Start(silo =>
        {
            silo.AddGrains(typeof(TestWorld).Assembly).AddMemoryStreams("memory");
            silo.Services.AddSingleton(journal).AddSingleton<Gates>();
            more?.Invoke(silo);
        });
}
