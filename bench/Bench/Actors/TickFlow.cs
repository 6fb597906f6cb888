using System.Globalization;
using Orleans;
using Orleans.Runtime;
using Orleans.Streams;

namespace TradingPlatform.Bench.Actors;

/// <summary>One stream of ticks with its consuming grains, in a host of its own.</summary>
public sealed class TickFlow : IAsyncDisposable
{
    private readonly BenchSilo _silo;
    private readonly ITickConsumerGrain[] _grains;

    private TickFlow(BenchSilo silo, IAsyncStream<Tick> stream, ITickConsumerGrain[] grains)
    {
        _silo = silo;
        Stream = stream;
        _grains = grains;
    }

    /// <summary>The stream.</summary>
    public IAsyncStream<Tick> Stream { get; }

    /// <summary>A stream to which so many grains have subscribed.</summary>
    public static async Task<TickFlow> StartAsync(int consumers)
    {
        const long key = 1;
        var silo = await BenchSilo.StartAsync(withFilter: true);
        var stream = silo.Client.GetStreamProvider("memory").GetStream<Tick>(StreamId.Create("ticks", key));
        var grains = Enumerable.Range(0, consumers)
            .Select(i => silo.Client.GetGrain<ITickConsumerGrain>(i.ToString(CultureInfo.InvariantCulture)))
            .ToArray();
        await Task.WhenAll(grains.Select(grain => grain.Subscribe(key)));
        return new TickFlow(silo, stream, grains);
    }

    /// <summary>Puts ticks, singly or in batches, and returns when every grain has taken every one.</summary>
    public async Task RunAsync(int ticks, int batchSize)
    {
        var arrived = _grains.Select(grain => grain.Expect(ticks)).ToArray();
        await Task.Run(() => batchSize == 1 ? SinglyAsync(ticks) : InBatchesAsync(ticks, batchSize));
        await Task.WhenAll(arrived);
    }

    public ValueTask DisposeAsync() => _silo.DisposeAsync();

    private async Task SinglyAsync(int ticks)
    {
        for (var i = 0; i < ticks; i++)
        {
            await Stream.OnNextAsync(new Tick(i, 100m));
        }
    }

    private async Task InBatchesAsync(int ticks, int batchSize)
    {
        var batch = new Tick[batchSize];
        for (var i = 0; i < ticks; i += batchSize)
        {
            for (var k = 0; k < batchSize; k++)
            {
                batch[k] = new Tick(i + k, 100m);
            }

            await Stream.OnNextBatchAsync(batch);
        }
    }
}
