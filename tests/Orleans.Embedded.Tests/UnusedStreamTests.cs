using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Streams;

namespace Orleans.Embedded.Tests;

/// <summary>Streams that nobody uses leave memory, and nobody can tell.</summary>
public class UnusedStreamTests
{
    private static readonly TimeSpan Age = TimeSpan.FromMilliseconds(60);

    [Fact]
    public async Task Streams_of_many_keys_leave_memory_and_the_subscribed_one_stays()
    {
        await using var silo = await StartAsync();
        var provider = Provider(silo);
        var taken = 0;
        await provider.GetStream<int>(StreamId.Create("numbers", "kept")).SubscribeAsync((_, _) =>
        {
            taken++;
            return Task.CompletedTask;
        });
        for (var i = 0; i < 1_000; i++)
        {
            await provider.GetStream<int>(StreamId.Create("numbers", i)).OnNextAsync(i);
        }

        await Journal.UntilAsync(() => provider.Count == 1);
        await provider.GetStream<int>(StreamId.Create("numbers", "kept")).OnNextAsync(1);
        await Journal.UntilAsync(() => taken == 1);
    }

    [Fact]
    public async Task Whoever_held_a_stream_that_has_left_reaches_those_who_subscribe_later()
    {
        await using var silo = await StartAsync();
        var provider = Provider(silo);
        var held = provider.GetStream<int>(StreamId.Create("numbers", "held"));
        var tokens = new List<(int Item, StreamSequenceToken Token)>();
        for (var i = 0; i < 3; i++)
        {
            await Journal.UntilAsync(() => provider.Count == 0);
            var other = provider.GetStream<int>(StreamId.Create("numbers", "held"));
            var handle = await other.SubscribeAsync((item, token) =>
            {
                tokens.Add((item, token!));
                return Task.CompletedTask;
            });
            await held.OnNextAsync(i);
            await held.OnNextBatchAsync([i]);
            await Journal.UntilAsync(() => tokens.Count == 2 * (i + 1));
            Assert.Single(await held.GetAllSubscriptionHandles());
            await handle.UnsubscribeAsync();
        }

        Assert.Equal([0, 0, 1, 1, 2, 2], tokens.Select(t => t.Item));
        Assert.Equal(tokens.Select(t => t.Token).Order(), tokens.Select(t => t.Token));
        Assert.Equal(6, tokens.Select(t => t.Token).Distinct().Count());
    }

    [Fact]
    public async Task A_stream_stays_as_long_as_the_grain_whose_class_consumes_it_has_its_handler()
    {
        await using var silo = await StartAsync();
        var provider = Provider(silo);
        var stream = provider.GetStream<int>(StreamId.Create("kept numbers", "stays"));
        await stream.OnNextAsync(1);
        await Journal.UntilAsync(() => silo.Journal.Count("stays took 1") == 1);
        await Task.Delay(5 * Age);
        Assert.Equal(1, provider.Count);
        await stream.OnNextAsync(2);
        await Journal.UntilAsync(() => silo.Journal.Count("stays took 2") == 1);
        await silo.Get<IKeptConsumer>("stays").End();
        await Journal.UntilAsync(() => provider.Count == 0);
        await stream.OnNextAsync(3);
        await Journal.UntilAsync(() => silo.Journal.Count("stays took 3") == 1);
    }

    [Fact]
    public async Task Producers_and_subscribers_of_a_stream_that_comes_and_goes_never_miss_each_other()
    {
        await using var silo = await StartAsync();
        var provider = Provider(silo);
        var producer = provider.GetStream<int>(StreamId.Create("numbers", "restless"));
        for (var i = 0; i < 40; i++)
        {
            var seen = new TaskCompletionSource<int>();
            await Task.Delay(i % 7 * 20);
            var handle = await provider.GetStream<int>(StreamId.Create("numbers", "restless")).SubscribeAsync((n, _) =>
            {
                seen.TrySetResult(n);
                return Task.CompletedTask;
            });
            await producer.OnNextAsync(i);
            Assert.Equal(i, await seen.Task.WaitAsync(TimeSpan.FromSeconds(10)));
            await handle.UnsubscribeAsync();
        }
    }

    private static Task<TestSilo> StartAsync() =>
        TestSilo.StartAsync(s => s.Configure<GrainCollectionOptions>(o =>
        {
            o.CollectionAge = Age;
            o.CollectionQuantum = TimeSpan.FromMilliseconds(20);
        }));

    private static MemoryStreamProvider Provider(TestSilo silo) =>
        (MemoryStreamProvider)silo.Client.GetStreamProvider("memory");
}
