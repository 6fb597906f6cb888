using System.Threading.Channels;

namespace TradingPlatform.Bench.Actors;

/// <summary>The limit that streams stand beside: one writer to as many bare bounded channels as there are consumers,
/// one task reading each.</summary>
public static class ChannelFanOut
{
    /// <summary>As many as a stream's queue holds.</summary>
    public const int Capacity = 1_024;

    /// <summary>Returns when every consumer has taken every tick.</summary>
    public static async Task RunAsync(int consumers, int ticks)
    {
        var channels = Enumerable.Range(0, consumers).Select(_ => Channel.CreateBounded<Tick>(
            new BoundedChannelOptions(Capacity) { SingleReader = true, SingleWriter = true })).ToArray();
        var readers = channels.Select(channel => Task.Run(() => SumAsync(channel.Reader))).ToArray();
        await Task.Run(async () =>
        {
            for (var i = 0; i < ticks; i++)
            {
                var tick = new Tick(i, 100m);
                foreach (var channel in channels)
                {
                    await channel.Writer.WriteAsync(tick);
                }
            }
        });
        foreach (var channel in channels)
        {
            channel.Writer.Complete();
        }

        await Task.WhenAll(readers);
    }

    private static async Task<long> SumAsync(ChannelReader<Tick> reader)
    {
        var sum = 0L;
        await foreach (var tick in reader.ReadAllAsync())
        {
            sum += tick.Sequence;
        }

        return sum;
    }
}
