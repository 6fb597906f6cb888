using Orleans;
using Orleans.Runtime;
using Orleans.Streams;

namespace TradingPlatform.Conformance.Streams;

[GenerateSerializer, Immutable, Alias("conformance.number")]
public sealed record Number([property: Id(0)] int Value);

[Alias("conformance.IConsumer")]
public interface IConsumer : IGrainWithStringKey
{
    [Alias("Subscribe")]
    Task Subscribe(string stream);

    [Alias("SubscribeBatches")]
    Task SubscribeBatches(string stream);

    [Alias("Handles")]
    Task<int> Handles(string stream);

    [Alias("Unsubscribe")]
    Task Unsubscribe(string stream);

    [Alias("Taken")]
    Task<int[]> Taken();

    [Alias("End")]
    Task End();
}

/// <summary>Subscribes when it is told to; its next activation resumes what the last one had.</summary>
public sealed class ConsumerGrain : Grain, IConsumer
{
    private readonly List<int> _taken = [];

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        foreach (var handle in await Stream(this.GetPrimaryKeyString()).GetAllSubscriptionHandles())
        {
            await handle.ResumeAsync(Take);
        }
    }

    public Task Subscribe(string stream) => Stream(stream).SubscribeAsync(Take);

    public Task SubscribeBatches(string stream) => Stream(stream).SubscribeAsync(items =>
    {
        _taken.AddRange(items.Select(i => i.Item.Value));
        return Task.CompletedTask;
    });

    public async Task<int> Handles(string stream) => (await Stream(stream).GetAllSubscriptionHandles()).Count;

    public async Task Unsubscribe(string stream)
    {
        foreach (var handle in await Stream(stream).GetAllSubscriptionHandles())
        {
            await handle.UnsubscribeAsync();
        }
    }

    public Task<int[]> Taken() => Task.FromResult(_taken.ToArray());

    public Task End()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    private IAsyncStream<Number> Stream(string key) =>
        this.GetStreamProvider(SuiteSetup.Streams).GetStream<Number>(StreamId.Create("numbers", key));

    private async Task Take(Number number, StreamSequenceToken? token)
    {
        await Task.Yield();
        _taken.Add(number.Value);
    }
}

[Alias("conformance.IProducer")]
public interface IProducer : IGrainWithStringKey
{
    [Alias("Put")]
    Task Put(string stream, int from, int count);
}

public sealed class ProducerGrain : Grain, IProducer
{
    public async Task Put(string stream, int from, int count)
    {
        var events = this.GetStreamProvider(SuiteSetup.Streams)
            .GetStream<Number>(StreamId.Create("numbers", stream));
        for (var i = 0; i < count; i++)
        {
            await events.OnNextAsync(new Number(from + i));
        }
    }
}

/// <summary>Consumes the namespace without being asked to: it has no method at all.</summary>
[Alias("conformance.IAttentive")]
public interface IAttentive : IGrainWithStringKey;

[ImplicitStreamSubscription("attended")]
public sealed class AttentiveGrain : Grain, IAttentive
{
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var key = this.GetPrimaryKeyString();
        var stream = this.GetStreamProvider(SuiteSetup.Streams)
            .GetStream<Number>(StreamId.Create("attended", key));
        return stream.SubscribeAsync((number, _) =>
        {
            Journal.Write(key, FormattableString.Invariant($"took {number.Value}"));
            return Task.CompletedTask;
        });
    }
}
