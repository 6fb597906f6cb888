using Microsoft.Extensions.DependencyInjection;
using Orleans.Embedded.Simulation;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Streams;

namespace Orleans.Embedded.Tests;

/// <summary>A world with one thread, a clock that jumps, and a seed that decides what comes first.</summary>
public sealed class SimulationHostTests
{
    private readonly Journal _journal = new();

    [Fact]
    public void An_hour_passes_without_waiting_and_on_one_thread()
    {
        var world = new SimulationHost(1);
        var process = world.Start(_journal);
        var (threads, started) = (new HashSet<int>(), DateTime.UtcNow);
        world.Run(async () =>
        {
            for (var i = 0; i < 60; i++)
            {
                await process.Grains.GetGrain<IWorldly>("a").Sleep(TimeSpan.FromSeconds(20));
                await Task.Delay(TimeSpan.FromSeconds(40), world.Clock);
                threads.Add(Environment.CurrentManagedThreadId);
            }
        });
        Assert.Equal(TimeSpan.FromHours(1), world.Clock.Elapsed);
        Assert.Equal([Environment.CurrentManagedThreadId], threads);
        Assert.InRange((DateTime.UtcNow - started).TotalSeconds, 0, 30);
    }

    [Fact]
    public void A_seed_decides_the_order_and_the_same_seed_decides_it_alike()
    {
        var orders = Enumerable.Range(0, 10).Select(seed => OrderOf((ulong)seed)).ToList();
        Assert.Equal(orders, Enumerable.Range(0, 10).Select(seed => OrderOf((ulong)seed)));
        Assert.InRange(orders.Distinct(StringComparer.Ordinal).Count(), 5, 10);
    }

    [Fact]
    public void One_grain_keeps_its_own_order_whatever_the_seed() => Assert.All(
        Enumerable.Range(0, 10),
        seed => Assert.Equal(
            "a1 a2 a3", string.Join(' ', OrderOf((ulong)seed).Split(' ').Where(line => line[0] == 'a'))));

    [Fact]
    public void Of_a_process_that_crashed_nothing_goes_on_and_the_next_begins_anew()
    {
        var world = new SimulationHost(1);
        var first = world.Start(_journal);
        world.Run(async () =>
        {
            var before = await first.Grains.GetGrain<IWorldly>("a").Instance();
            var unanswered = first.Grains.GetGrain<IWorldly>("b").Sleep(TimeSpan.FromSeconds(5));
            await Task.Delay(TimeSpan.FromSeconds(1), world.Clock);
            first.Crash();
            var second = world.Start(_journal);
            Assert.NotEqual(before, await second.Grains.GetGrain<IWorldly>("a").Instance());
            await Task.Delay(TimeSpan.FromMinutes(5), world.Clock);
            Assert.False(unanswered.IsCompleted);
            Assert.False(first.IsAlive);
        });
    }

    [Fact]
    public void A_grain_can_have_two_activations_until_the_process_is_united()
    {
        var world = new SimulationHost(1);
        var process = world.Start(_journal);
        world.Run(async () =>
        {
            var grain = process.Grains.GetGrain<IWorldly>("a");
            var only = await grain.Instance();
            process.Duplicate(process.Activations.Single());
            var met = new HashSet<Guid>();
            for (var i = 0; i < 50; i++)
            {
                met.Add(await grain.Instance());
            }

            Assert.Equal(2, met.Count);
            process.Unite();
            for (var i = 0; i < 50; i++)
            {
                Assert.Equal(only, await grain.Instance());
            }
        });
    }

    [Fact]
    public void A_process_clock_may_be_wrong_and_its_timers_do_not_mind()
    {
        var world = new SimulationHost(1);
        var process = world.Start(_journal);
        process.ClockSkew = -TimeSpan.FromHours(1);
        world.Run(async () =>
        {
            var grain = process.Grains.GetGrain<IWorldly>("a");
            Assert.Equal(SimulationHost.Beginning.AddHours(-1), await grain.Now());
            await grain.Sleep(TimeSpan.FromSeconds(10));
            Assert.Equal(TimeSpan.FromSeconds(10), world.Clock.Elapsed);
        });
    }

    [Fact]
    public void Code_that_leaves_the_thread_ends_the_run()
    {
        var world = new SimulationHost(1);
        var process = world.Start(_journal);
        var failure = Assert.Throws<InvalidOperationException>(
            () => world.Run(() => process.Grains.GetGrain<IWorldly>("a").Leave()));
        Assert.Contains("thread", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_story_that_waits_for_nothing_and_one_without_end_are_told()
    {
        Assert.Contains("deadlock", Assert.Throws<InvalidOperationException>(
            () => new SimulationHost(1).Run(() => new TaskCompletionSource().Task)).Message, StringComparison.Ordinal);
        var world = new SimulationHost(1);
        var process = world.Start(_journal);
        Assert.Contains("100 turns", Assert.Throws<InvalidOperationException>(
            () => world.Run(() => process.Grains.GetGrain<IWorldly>("a").Count(1_000), turnsMax: 100)).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1_000, 0, 0, 0, 0)]
    [InlineData(0, 1_000, 0, 200, 200)]
    [InlineData(0, 0, 1_000, 100, 100)]
    [InlineData(300, 300, 300, 50, 150)]
    public void Deliveries_are_lost_doubled_and_delayed(int drop, int twice, int delay, int min, int max)
    {
        var world = new SimulationHost(1);
        var faults = new DeliveryFaults(drop, twice, delay, TimeSpan.FromSeconds(30));
        var process = world.Start(_journal);
        var sound = process.Services.GetRequiredKeyedService<IStreamProvider>("memory");
        var provider = new UnreliableStreamProvider(sound, world.Clock, world.Random, () => faults);
        world.Run(async () =>
        {
            await process.Grains.GetGrain<IWorldly>("a").Listen();
            var stream = provider.GetStream<int>(StreamId.Create("world", "news"));
            for (var i = 0; i < 100; i++)
            {
                await stream.OnNextAsync(i);
            }

            await Task.Delay(TimeSpan.FromMinutes(1), world.Clock);
        });
        Assert.InRange(_journal.Lines.Count, min, max);
        var inOrder = _journal.Lines.SequenceEqual(_journal.Lines.OrderBy(line => int.Parse(line[5..], null)));
        Assert.Equal(delay == 0 && twice == 0, inOrder);
    }

    [Fact]
    public void A_reminder_outlives_a_crash()
    {
        var world = new SimulationHost(1);
        var table = new MemoryReminderTable();
        SimulatedProcess Start() => world.Start(_journal, silo =>
        {
            silo.Services.AddSingleton<IReminderTable>(table);
            silo.UseInMemoryReminderService();
        });
        var first = Start();
        world.Run(async () =>
        {
            await first.Grains.GetGrain<IReminded>("a").Set("r", TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(3));
            first.Crash();
            await Task.Delay(TimeSpan.FromMinutes(1), world.Clock);
            var second = Start();
            await Task.Delay(TimeSpan.FromMinutes(6), world.Clock);
            Assert.Equal(["r of a at 00:02:00", "r of a at 00:05:00"], _journal.Lines);
            await second.StopAsync();
        });
    }

    private static string OrderOf(ulong seed)
    {
        var (world, journal) = (new SimulationHost(seed), new Journal());
        var process = world.Start(journal);
        world.Run(() => Task.WhenAll(
            ((string[])["a", "b", "c"]).Select(key => process.Grains.GetGrain<IWorldly>(key).Count(3))));
        return string.Join(' ', journal.Lines);
    }
}
