using System.Globalization;
using System.Threading.Channels;
using Orleans;
using Orleans.Runtime;
using Orleans.Streams;

namespace TradingPlatform.Bench.Actors;

/// <summary>Memory streams from one producer to its consumers, beside bare bounded channels to as many.</summary>
public sealed class TicksSuite : IBenchSuite
{
    private const int Ticks = 1_000_000;
    private const int Batch = 100;
    private const int Capacity = 1_024;

    public string Name => "ticks";

    public async Task RunAsync(IBenchReport report, CancellationToken cancellationToken)
    {
        foreach (var consumers in (int[])[1, 10])
        {
            cancellationToken.ThrowIfCancellationRequested();
            var ticks = Ticks / consumers;
            var deliveries = (long)ticks * consumers;
            report.Progress(FormattableString.Invariant($"ticks: {consumers} consumers"));
            var channel = await Measured.RateAsync(deliveries, () => ChannelsAsync(consumers, ticks));
            Add(report, "limit: bare channel fan-out", channel, null, consumers, ticks);
            await using var silo = await BenchSilo.StartAsync(withFilter: true);
            var grains = Enumerable.Range(0, consumers)
                .Select(i => silo.Client.GetGrain<ITickConsumerGrain>(FormattableString.Invariant($"{consumers}-{i}")))
                .ToArray();
            var stream = silo.Client.GetStreamProvider("memory").GetStream<Tick>(StreamId.Create("ticks", consumers));
            await Task.WhenAll(grains.Select(g => g.Subscribe(consumers)));
            var single = await Measured.RateAsync(deliveries, () => StreamAsync(stream, grains, ticks, 1));
            Add(report, "memory stream to grains, single events", single, channel, consumers, ticks);
            var batched = await Measured.RateAsync(deliveries, () => StreamAsync(stream, grains, ticks, Batch));
            Add(report, "memory stream to grains, batches of 100", batched, channel, consumers, ticks);
        }
    }

    private static async Task StreamAsync(
        IAsyncStream<Tick> stream, ITickConsumerGrain[] grains, int ticks, int batchSize)
    {
        var arrived = grains.Select(g => g.Expect(ticks)).ToArray();
        await Task.Run(async () =>
        {
            var batch = new Tick[batchSize];
            for (var i = 0; i < ticks; i += batchSize)
            {
                if (batchSize == 1)
                {
                    await stream.OnNextAsync(new Tick(i, 100m));
                    continue;
                }

                for (var k = 0; k < batchSize; k++)
                {
                    batch[k] = new Tick(i + k, 100m);
                }

                await stream.OnNextBatchAsync(batch);
            }
        });
        await Task.WhenAll(arrived);
    }

    private static async Task ChannelsAsync(int consumers, int ticks)
    {
        var channels = Enumerable.Range(0, consumers).Select(_ => Channel.CreateBounded<Tick>(
            new BoundedChannelOptions(Capacity) { SingleReader = true, SingleWriter = true })).ToArray();
        var readers = channels.Select(channel => Task.Run(async () =>
        {
            var sum = 0L;
            await foreach (var tick in channel.Reader.ReadAllAsync())
            {
                sum += tick.Sequence;
            }

            return sum;
        })).ToArray();
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

    private void Add(IBenchReport report, string name, double value, double? limit, int consumers, int ticks) =>
        report.Add(new BenchResult(
            Name,
            string.Create(CultureInfo.InvariantCulture, $"{name}, {consumers} consumer{(consumers == 1 ? "" : "s")}"),
            value,
            "events/s",
            limit,
            limit is { } known ? value / known : null,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Measured.Machine}, {ticks:N0} ticks, deliveries counted end to end, queues of {Capacity:N0}")));
}
