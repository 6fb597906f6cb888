using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;
using Orleans.Streams;

namespace TradingPlatform.Bench.Actors;

/// <summary>What the bench's streams carry.</summary>
public sealed record Tick(long Sequence, decimal Price);

/// <summary>Counts the ticks of a stream.</summary>
public interface ITickConsumerGrain : IGrainWithStringKey
{
    Task Subscribe(long stream);

    /// <summary>Completes when so many further ticks have arrived.</summary>
    [AlwaysInterleave]
    Task Expect(int ticks);
}

/// <inheritdoc/>
public sealed class TickConsumerGrain : Grain, ITickConsumerGrain
{
    private TaskCompletionSource? _all;
    private int _missing;
    private long _sum;

    public Task Subscribe(long stream) =>
        this.GetStreamProvider("memory").GetStream<Tick>(StreamId.Create("ticks", stream)).SubscribeAsync(Take);

    public Task Expect(int ticks)
    {
        _missing = ticks;
        _all = new TaskCompletionSource();
        return _all.Task;
    }

    private Task Take(Tick tick, StreamSequenceToken? token)
    {
        _sum += tick.Sequence;
        if (--_missing == 0)
        {
            _all!.SetResult();
        }

        return Task.CompletedTask;
    }
}
