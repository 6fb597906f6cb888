using Orleans;
using Orleans.Runtime;
using Orleans.Streams;

namespace TradingPlatform.Conformance.Streams;

public sealed class StreamTests(ActorCluster cluster) : Suite(cluster)
{
    [Fact]
    public async Task Events_of_one_producer_come_in_order_to_everybody_who_subscribed()
    {
        var (stream, one, other) = (NewKey(), Get<IConsumer>(NewKey()), Get<IConsumer>(NewKey()));
        await one.Subscribe(stream);
        await other.Subscribe(stream);
        await Get<IProducer>(NewKey()).Put(stream, 0, 50);
        await ComeAsync(one, 50);
        await ComeAsync(other, 50);
        Assert.Equal(Enumerable.Range(0, 50), await one.Taken());
        Assert.Equal(Enumerable.Range(0, 50), await other.Taken());
    }

    [Fact]
    public async Task A_batch_comes_whole_to_single_handlers_and_to_handlers_of_batches()
    {
        var (stream, single, batches) = (NewKey(), Get<IConsumer>(NewKey()), Get<IConsumer>(NewKey()));
        await single.Subscribe(stream);
        await batches.SubscribeBatches(stream);
        await Events(stream).OnNextBatchAsync(Enumerable.Range(0, 20).Select(i => new Number(i)).ToList());
        await ComeAsync(single, 20);
        await ComeAsync(batches, 20);
        Assert.Equal(Enumerable.Range(0, 20), await single.Taken());
        Assert.Equal(Enumerable.Range(0, 20), await batches.Taken());
    }

    [Fact]
    public async Task Subscribers_outside_of_grains_get_events_too_until_they_unsubscribe()
    {
        var (stream, taken) = (NewKey(), new List<int>());
        var handle = await Events(stream).SubscribeAsync((number, _) =>
        {
            taken.Add(number.Value);
            return Task.CompletedTask;
        });
        await Get<IProducer>(NewKey()).Put(stream, 1, 3);
        await UntilAsync(() => taken.Count == 3);
        await handle.UnsubscribeAsync();
        await Get<IProducer>(NewKey()).Put(stream, 4, 3);
        await Task.Delay(Moment);
        Assert.Equal([1, 2, 3], taken);
    }

    [Fact]
    public async Task A_class_that_consumes_a_namespace_is_woken_by_an_event_with_its_key()
    {
        var (one, other) = (NewKey(), NewKey());
        await Events(one, "attended").OnNextAsync(new Number(1));
        await Events(other, "attended").OnNextAsync(new Number(2));
        await UntilAsync(() => Journal.Of(one).Count == 1 && Journal.Of(other).Count == 1);
        Assert.Equal(["took 1", "took 2"], [Journal.Of(one).Single(), Journal.Of(other).Single()]);
    }

    [Fact]
    public async Task A_subscription_outlives_the_activation_and_the_next_one_resumes_it()
    {
        var key = NewKey();
        await Get<IConsumer>(key).Subscribe(key);
        await Events(key).OnNextAsync(new Number(1));
        await ComeAsync(Get<IConsumer>(key), 1);
        await Get<IConsumer>(key).End();
        Assert.Equal(1, await Get<IConsumer>(key).Handles(key));
        await Events(key).OnNextAsync(new Number(2));
        await ComeAsync(Get<IConsumer>(key), 1);
        Assert.Equal(2, Assert.Single(await Get<IConsumer>(key).Taken()));
    }

    [Fact]
    public async Task A_grain_that_unsubscribes_gets_no_further_event_and_has_no_handle()
    {
        var (stream, consumer) = (NewKey(), Get<IConsumer>(NewKey()));
        await consumer.Subscribe(stream);
        await Events(stream).OnNextAsync(new Number(1));
        await ComeAsync(consumer, 1);
        await consumer.Unsubscribe(stream);
        Assert.Equal(0, await consumer.Handles(stream));
        await Events(stream).OnNextAsync(new Number(2));
        await Task.Delay(Moment);
        Assert.Equal(1, Assert.Single(await consumer.Taken()));
    }

    [Fact]
    public async Task Streams_of_other_keys_are_other_streams()
    {
        var (stream, consumer) = (NewKey(), Get<IConsumer>(NewKey()));
        await consumer.Subscribe(stream);
        await Events(NewKey()).OnNextAsync(new Number(1));
        await Events(stream).OnNextAsync(new Number(2));
        await ComeAsync(consumer, 1);
        Assert.Equal(2, Assert.Single(await consumer.Taken()));
    }

    private static async Task ComeAsync(IConsumer consumer, int count) =>
        await UntilAsync(() => consumer.Taken().Result.Length >= count);

    private IAsyncStream<Number> Events(string key, string streams = "numbers") =>
        Client.GetStreamProvider(SuiteSetup.Streams).GetStream<Number>(StreamId.Create(streams, key));
}
