using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Streams;

namespace Orleans.Embedded.Tests;

/// <summary>A slow subscriber slows nobody but itself, knows what it missed, and may recover.</summary>
public class SlowSubscriberTests
{
    private const int Capacity = 64;
    private const int Batch = 16;

    [Fact]
    public async Task A_subscriber_that_stands_still_holds_nobody_up_for_long_and_gets_the_newest_events()
    {
        await using var silo = await StartAsync();
        var stream = Stream(silo, "still");
        var (slow, quick) = (new Taken(), new Taken());
        await stream.SubscribeAsync(
            (n, _) => slow.AddAsync(n, silo.Gates["slow"].Task), slow.MissAsync);
        await stream.SubscribeAsync((n, _) => quick.AddAsync(n, Task.CompletedTask), quick.MissAsync);
        const int events = 5_000;
        for (var i = 0; i < events; i++)
        {
            await stream.OnNextAsync(i).WaitAsync(TimeSpan.FromSeconds(10));
        }

        await Journal.UntilAsync(() => quick.Count == events);
        Assert.Empty(quick.Misses);
        silo.Gates["slow"].SetResult();
        await Journal.UntilAsync(() => slow.Last == events - 1);
        var numbers = slow.Numbers;
        Assert.InRange(numbers.Length, Capacity, Capacity + Batch);
        Assert.Equal(Enumerable.Range(events - Capacity, Capacity), numbers.TakeLast(Capacity));
        var dropped = events - numbers.Length;
        Assert.Single(slow.Misses);
        Assert.StartsWith(
            FormattableString.Invariant($"{dropped} events"), slow.Misses[0].Message, StringComparison.Ordinal);
        Assert.Equal(dropped, Dropped(silo));
        Assert.Single(silo.Log.Entries, e => e.Text.Contains("too slow", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_has_caught_up_is_waited_for_again()
    {
        await using var silo = await StartAsync();
        var stream = Stream(silo, "again");
        var taken = new Taken();
        await stream.SubscribeAsync((n, _) => taken.AddAsync(n, silo.Gates["first"].Task), taken.MissAsync);
        for (var i = 0; i < 1_000; i++)
        {
            await stream.OnNextAsync(i);
        }

        silo.Gates["first"].SetResult();
        await Journal.UntilAsync(() => taken.Last == 999);
        for (var i = 1_000; i < 21_000; i++)
        {
            await stream.OnNextAsync(i);
        }

        await Journal.UntilAsync(() => taken.Last == 20_999);
        Assert.Equal(Enumerable.Range(1_000, 20_000), taken.Numbers.Where(n => n >= 1_000));
        Assert.Single(taken.Misses);
    }

    [Fact]
    public async Task A_batch_that_does_not_fit_leaves_its_newest_events()
    {
        await using var silo = await StartAsync();
        var stream = Stream(silo, "batch");
        var taken = new Taken();
        await stream.SubscribeAsync((n, _) => taken.AddAsync(n, silo.Gates["slow"].Task), taken.MissAsync);
        await stream.OnNextBatchAsync(Enumerable.Range(0, 1_000)).WaitAsync(TimeSpan.FromSeconds(10));
        await stream.OnNextBatchAsync(Enumerable.Range(1_000, 1_000)).WaitAsync(TimeSpan.FromSeconds(10));
        silo.Gates["slow"].SetResult();
        await Journal.UntilAsync(() => taken.Last == 1_999);
        Assert.Equal(Enumerable.Range(2_000 - Capacity, Capacity), taken.Numbers.TakeLast(Capacity));
        Assert.Equal(2_000, taken.Count + Dropped(silo));
    }

    [Fact]
    public async Task A_grain_that_is_busy_misses_events_and_is_told_when_it_has_time()
    {
        await using var silo = await StartAsync();
        await silo.Get<IConsumer>("busy").Subscribe("busy");
        var request = silo.Get<IConsumer>("busy").TakenDuring("gate");
        var stream = Stream(silo, "busy");
        for (var i = 0; i < 1_000; i++)
        {
            await stream.OnNextAsync(i).WaitAsync(TimeSpan.FromSeconds(10));
        }

        silo.Gates["gate"].SetResult();
        Assert.Equal(0, await request);
        IReadOnlyList<int> taken = [];
        while (taken.Count == 0 || taken[^1] != 999)
        {
            taken = await silo.Get<IConsumer>("busy").Taken();
        }

        Assert.Equal(Enumerable.Range(1_000 - Capacity, Capacity), taken);
    }

    [Fact]
    public async Task Many_subscribers_that_merely_wait_for_a_thread_miss_nothing()
    {
        await using var silo = await StartAsync();
        var stream = Stream(silo, "crowd");
        var taken = Enumerable.Range(0, 500).Select(_ => new Taken()).ToArray();
        foreach (var one in taken)
        {
            await stream.SubscribeAsync((n, _) => one.AddAsync(n, Task.CompletedTask), one.MissAsync);
        }

        for (var i = 0; i < 1_000; i++)
        {
            await stream.OnNextAsync(i);
        }

        await Journal.UntilAsync(() => taken.All(one => one.Count == 1_000));
        Assert.All(taken, one => Assert.Empty(one.Misses));
    }

    private static Task<TestSilo> StartAsync() => TestSilo.StartAsync(s => s.Configure<EmbeddedOptions>(o =>
    {
        o.StreamQueueCapacity = Capacity;
        o.StreamBatchSize = Batch;
        o.StreamPatience = TimeSpan.FromMilliseconds(50);
    }));

    private static IAsyncStream<int> Stream(TestSilo silo, string key) =>
        silo.Client.GetStreamProvider("memory").GetStream<int>(StreamId.Create("numbers", key));

    private static long Dropped(TestSilo silo) =>
        silo.Services.GetRequiredService<IStreamStatistics>().Snapshot().Single(s => s.Namespace is "numbers").Dropped;

    /// <summary>What one handler took. The handler runs one event at a time; the test looks on from outside.</summary>
    private sealed class Taken
    {
        private readonly Lock _gate = new();
        private readonly List<int> _numbers = [];
        private readonly List<Exception> _misses = [];

        public int Count => Locked(() => _numbers.Count);

        public int Last => Locked(() => _numbers.Count > 0 ? _numbers[^1] : -1);

        public int[] Numbers => Locked(() => _numbers.ToArray());

        public Exception[] Misses => Locked(() => _misses.ToArray());

        public async Task AddAsync(int number, Task when)
        {
            await when;
            Locked(() =>
            {
                _numbers.Add(number);
                return 0;
            });
        }

        public Task MissAsync(Exception miss)
        {
            Assert.IsType<QueueCacheMissException>(miss);
            Locked(() =>
            {
                _misses.Add(miss);
                return 0;
            });
            return Task.CompletedTask;
        }

        private T Locked<T>(Func<T> get)
        {
            lock (_gate)
            {
                return get();
            }
        }
    }
}
