using Orleans.Runtime;
using Orleans.Streams;

namespace Orleans.Embedded.Tests;

internal interface IConsumer : IGrainWithStringKey
{
    Task Subscribe(string stream);

    Task SubscribeBatches(string stream);

    Task Unsubscribe(string stream);

    Task<IReadOnlyList<int>> Taken();

    Task<int> TakenDuring(string gate);

    Task<bool> KeptToItsTurns();

    Task End();
}

internal sealed class ConsumerGrain(Gates gates) : Grain, IConsumer
{
    private readonly SynchronizationContext _own = SynchronizationContext.Current!;
    private readonly List<int> _taken = [];
    private bool _strayed;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        foreach (var handle in await Stream("resumed").GetAllSubscriptionHandles())
        {
            await handle.ResumeAsync(Take);
        }
    }

    public Task Subscribe(string stream) => Stream(stream).SubscribeAsync(Take);

    public Task SubscribeBatches(string stream) => Stream(stream).SubscribeAsync(items =>
    {
        _taken.AddRange(items.Select(i => i.Item));
        return Task.CompletedTask;
    });

    public async Task Unsubscribe(string stream)
    {
        foreach (var handle in await Stream(stream).GetAllSubscriptionHandles())
        {
            await handle.UnsubscribeAsync();
        }
    }

    public Task<IReadOnlyList<int>> Taken() => Task.FromResult<IReadOnlyList<int>>([.. _taken]);

    public async Task<int> TakenDuring(string gate)
    {
        var before = _taken.Count;
        await gates[gate].Task;
        return _taken.Count - before;
    }

    public Task<bool> KeptToItsTurns() => Task.FromResult(!_strayed);

    public Task End()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    private IAsyncStream<int> Stream(string key) =>
        this.GetStreamProvider("memory").GetStream<int>(StreamId.Create("numbers", key));

    private async Task Take(int number, StreamSequenceToken? token)
    {
        if (number % 100 == 0)
        {
            await Task.Yield();
        }

        _strayed |= !ReferenceEquals(SynchronizationContext.Current, _own);
        _taken.Add(number);
    }
}

internal interface IImplicit : IGrainWithStringKey
{
    Task End();
}

[ImplicitStreamSubscription("words")]
internal sealed class ImplicitGrain(Journal journal, Moods moods) : Grain, IImplicit
{
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (moods.FailuresLeft-- > 0)
        {
            throw new InvalidOperationException("not in the mood");
        }

        var key = this.GetPrimaryKeyString();
        var stream = this.GetStreamProvider("memory").GetStream<string>(StreamId.Create("words", key));
        return stream.SubscribeAsync((word, _) =>
        {
            journal.Write($"{key} took {word}");
            return Task.CompletedTask;
        });
    }

    public Task End()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}
