using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Streams;

namespace Orleans.Embedded.Tests;

public class StreamTests
{
    private const int Many = 20_000;

    [Fact]
    public async Task Events_come_to_grains_and_others_in_order_and_complete()
    {
        await using var silo = await TestSilo.StartAsync();
        var stream = Stream(silo, "order");
        var client = new List<int>();
        await stream.SubscribeAsync((number, _) =>
        {
            client.Add(number);
            return Task.CompletedTask;
        });
        await silo.Get<IConsumer>("one").Subscribe("order");
        await silo.Get<IConsumer>("batches").SubscribeBatches("order");
        for (var i = 0; i < Many; i++)
        {
            await stream.OnNextAsync(i);
        }

        await stream.OnNextBatchAsync(Enumerable.Range(Many, Many));
        var expected = Enumerable.Range(0, 2 * Many);
        await Journal.UntilAsync(() => client.Count == 2 * Many);
        await Journal.UntilAsync(() => Count(silo, "one") == 2 * Many && Count(silo, "batches") == 2 * Many);
        Assert.Equal(expected, client);
        Assert.Equal(expected, await silo.Get<IConsumer>("one").Taken());
        Assert.Equal(expected, await silo.Get<IConsumer>("batches").Taken());
        Assert.True(await silo.Get<IConsumer>("one").KeptToItsTurns());
    }

    [Fact]
    public async Task Without_a_bound_on_patience_a_full_queue_holds_the_producer_back_and_nobody_else()
    {
        await using var silo = await TestSilo.StartAsync(s => s.Configure<EmbeddedOptions>(o =>
        {
            o.StreamQueueCapacity = 10;
            o.StreamBatchSize = 5;
            o.StreamPatience = Timeout.InfiniteTimeSpan;
        }));
        var stream = Stream(silo, "full");
        var quick = 0;
        await stream.SubscribeAsync((_, _) =>
        {
            quick++;
            return Task.CompletedTask;
        });
        await stream.SubscribeAsync((_, _) => silo.Gates["slow"].Task);
        var accepted = 0;
        Task put;
        while ((put = stream.OnNextAsync(accepted)).IsCompleted || await Task.WhenAny(put, Task.Delay(200)) == put)
        {
            accepted++;
            Assert.True(accepted <= 15, "The producer was not held back.");
        }

        Assert.InRange(accepted, 10, 15);
        await Journal.UntilAsync(() => quick == accepted + 1);
        silo.Gates["slow"].SetResult();
        await put.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_producer_that_never_waits_is_refused_at_last()
    {
        await using var silo = await TestSilo.StartAsync(s => s.Configure<EmbeddedOptions>(o =>
        {
            o.StreamQueueCapacity = 4;
            o.StreamPatience = Timeout.InfiniteTimeSpan;
        }));
        var stream = Stream(silo, "careless");
        await stream.SubscribeAsync((_, _) => silo.Gates["slow"].Task);
        var puts = Enumerable.Range(0, 3_000).Select(i => stream.OnNextAsync(i)).ToArray();
        await Assert.ThrowsAsync<LimitExceededException>(() => puts[^1]);
        silo.Gates["slow"].SetResult();
    }

    [Fact]
    public async Task A_handler_that_throws_is_logged_and_counted_and_goes_on()
    {
        await using var silo = await TestSilo.StartAsync();
        var stream = Stream(silo, "throws");
        var taken = 0;
        await stream.SubscribeAsync(async (number, _) =>
        {
            if (number % 2 == 0)
            {
                await Task.Yield();
            }

            taken++;
            if (number % 10 < 2)
            {
                throw new InvalidOperationException($"cannot take {number}");
            }
        });
        await stream.OnNextBatchAsync(Enumerable.Range(0, 100));
        await Journal.UntilAsync(() => taken == 100);
        await Journal.UntilAsync(() => Counts(silo) == (100, 20, 0));
        Assert.Equal(20, silo.Log.Entries.Count(e => e.Failure is InvalidOperationException));
    }

    [Fact]
    public async Task A_class_that_consumes_a_namespace_is_activated_by_an_event_with_its_key()
    {
        await using var silo = await TestSilo.StartAsync();
        var provider = silo.Client.GetStreamProvider("memory");
        await provider.GetStream<string>(StreamId.Create("words", "a")).OnNextAsync("hello");
        await provider.GetStream<string>(StreamId.Create("words", "b")).OnNextAsync("there");
        await Journal.UntilAsync(() => silo.Journal.Lines.Count == 2);
        Assert.Equal(["a took hello", "b took there"], silo.Journal.Lines.Order(StringComparer.Ordinal));
        await silo.Get<IImplicit>("a").End();
        await provider.GetStream<string>(StreamId.Create("words", "a")).OnNextAsync("again");
        await Journal.UntilAsync(() => silo.Journal.Count("a took again") == 1);
    }

    [Fact]
    public async Task A_subscription_outlives_the_activation_and_the_next_one_resumes_it()
    {
        await using var silo = await TestSilo.StartAsync();
        var stream = Stream(silo, "resumed");
        await silo.Get<IConsumer>("again").Subscribe("resumed");
        await stream.OnNextAsync(1);
        await Journal.UntilAsync(() => Count(silo, "again") == 1);
        await silo.Get<IConsumer>("again").End();
        await stream.OnNextAsync(2);
        await Journal.UntilAsync(() => Count(silo, "again") == 1);
        Assert.Equal([2], await silo.Get<IConsumer>("again").Taken());
        await silo.Get<IConsumer>("again").Unsubscribe("resumed");
        await stream.OnNextAsync(3);
        await Task.Delay(50);
        Assert.Equal([2], await silo.Get<IConsumer>("again").Taken());
    }

    [Fact]
    public async Task Unsubscribing_lets_a_waiting_producer_go()
    {
        await using var silo = await TestSilo.StartAsync(
            s => s.Configure<EmbeddedOptions>(
                o => (o.StreamQueueCapacity, o.StreamPatience) = (1, Timeout.InfiniteTimeSpan)));
        var stream = Stream(silo, "gone");
        var handle = await stream.SubscribeAsync((_, _) => silo.Gates["never"].Task);
        var puts = Enumerable.Range(0, 3).Select(i => stream.OnNextAsync(i)).ToArray();
        await handle.UnsubscribeAsync();
        await Task.WhenAll(puts).WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Empty(await stream.GetAllSubscriptionHandles());
        Assert.Throws<InvalidOperationException>(() => { _ = handle.ResumeAsync((_, _) => Task.CompletedTask); });
    }

    [Fact]
    public async Task The_end_and_failures_of_a_stream_are_told()
    {
        await using var silo = await TestSilo.StartAsync();
        var stream = Stream(silo, "ends");
        var told = new List<string>();
        await stream.SubscribeAsync(
            (number, token) => Tell(FormattableString.Invariant($"{number} at {token!.SequenceNumber}")),
            failure => Tell(failure.Message),
            () => Tell("end"));
        await stream.OnNextAsync(7);
        await stream.OnErrorAsync(new InvalidOperationException("bad"));
        await stream.OnCompletedAsync();
        await Journal.UntilAsync(() => told.Count == 3);
        Assert.Equal(["7 at 0", "bad", "end"], told);

        Task Tell(string text)
        {
            told.Add(text);
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task A_stream_that_is_opened_with_another_type_is_refused_and_an_unknown_provider_too()
    {
        await using var silo = await TestSilo.StartAsync();
        _ = Stream(silo, "typed");
        Assert.Throws<ArgumentException>(
            () => silo.Client.GetStreamProvider("memory").GetStream<string>(StreamId.Create("numbers", "typed")));
        Assert.Throws<KeyNotFoundException>(() => silo.Client.GetStreamProvider("nowhere"));
    }

    [Fact]
    public async Task A_delivery_waits_for_a_running_request()
    {
        await using var silo = await TestSilo.StartAsync();
        await silo.Get<IConsumer>("busy").Subscribe("busy");
        var request = silo.Get<IConsumer>("busy").TakenDuring("gate");
        await Stream(silo, "busy").OnNextAsync(1);
        await Task.Delay(50);
        silo.Gates["gate"].SetResult();
        Assert.Equal(0, await request);
        await Journal.UntilAsync(() => Count(silo, "busy") == 1);
    }

    [Fact]
    public async Task Events_for_a_grain_that_cannot_be_activated_are_tried_again()
    {
        await using var silo = await TestSilo.StartAsync();
        var stream = silo.Client.GetStreamProvider("memory").GetStream<string>(StreamId.Create("words", "shy"));
        silo.Services.GetRequiredService<Moods>().FailuresLeft = 1;
        await stream.OnNextAsync("patience");
        await Journal.UntilAsync(() => silo.Journal.Count("shy took patience") == 1);
        Assert.True(silo.Services.GetRequiredService<Moods>().FailuresLeft <= 0);
    }

    private static IAsyncStream<int> Stream(TestSilo silo, string key) =>
        silo.Client.GetStreamProvider("memory").GetStream<int>(StreamId.Create("numbers", key));

    private static int Count(TestSilo silo, string consumer) => silo.Get<IConsumer>(consumer).Taken().Result.Count;

    private static (long Delivered, long Failed, long Dropped) Counts(TestSilo silo)
    {
        var all = silo.Services.GetRequiredService<IStreamStatistics>().Snapshot();
        var numbers = all.Single(s => s.Namespace is "numbers");
        return (numbers.Delivered, numbers.Failed, numbers.Dropped);
    }
}
