using System.Globalization;
using Orleans.Streams;

namespace TradingPlatform.Bench.Actors;

/// <summary>Memory streams from one producer to its consuming grains, beside bare bounded channels to as many; and what
/// a consumer that stands still does to the others and to memory.</summary>
public sealed class StreamsSuite : IBenchSuite
{
    private const int Events = 1_000_000;
    private const int Batch = 100;
    private const int Crowd = 1_000;
    private const int Some = 10;
    private const double MiB = 1 << 20;

    public string Name => "streams";

    public async Task RunAsync(IBenchReport report, CancellationToken cancellationToken)
    {
        Func<IBenchReport, Task>[] parts = [OneAsync, SomeAsync, CrowdAsync];
        foreach (var part in parts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await part(report);
        }
    }

    private async Task OneAsync(IBenchReport report)
    {
        report.Progress("streams: one consumer");
        var channel = await Measured.BestAsync(Events, () => ChannelFanOut.RunAsync(1, Events));
        Rate(report, "limit: bare channel, 1 consumer", channel, null, Events);
        await using var ticks = await TickFlow.StartAsync(1);
        var single = await Measured.BestAsync(Events, () => ticks.RunAsync(Events, 1));
        Rate(report, "single events end to end, 1 grain", single, channel, Events, goal: 1e6);
        var batched = await Measured.BestAsync(Events, () => ticks.RunAsync(Events, Batch));
        Rate(report, "batches of 100 end to end, 1 grain", batched, channel, Events, goal: 1e7);
    }

    /// <summary>The slow consumer takes its first event and stands still for the whole run.</summary>
    private async Task SomeAsync(IBenchReport report)
    {
        report.Progress("streams: ten consumers, and a slow one beside them");
        const int events = Events / 2;
        const long deliveries = (long)events * Some;
        await using var ticks = await TickFlow.StartAsync(Some);
        var without = await Measured.BestAsync(deliveries, () => ticks.RunAsync(events, 1));
        Rate(report, "limit: single events, 10 grains, none of them slow", without, null, events);
        var still = new TaskCompletionSource();
        var handle = await ticks.Stream.SubscribeAsync((_, _) => still.Task);
        var with = await Measured.BestAsync(deliveries, () => ticks.RunAsync(events, 1));
        const string beside = "single events, 10 quick grains beside one that stands still";
        Rate(report, beside, with, without, events, goal: 0.7 * without);
        await handle.UnsubscribeAsync();
        still.SetResult();
    }

    private async Task CrowdAsync(IBenchReport report)
    {
        report.Progress("streams: a thousand consumers");
        const int events = Events / 500;
        const long deliveries = (long)events * Crowd;
        var channel = await Measured.BestAsync(deliveries, () => ChannelFanOut.RunAsync(Crowd, events));
        Rate(report, "limit: bare channels, 1,000 consumers", channel, null, events);
        await using var ticks = await TickFlow.StartAsync(Crowd);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var single = await Measured.BestAsync(deliveries, () => ticks.RunAsync(events, 1));
        Rate(report, "one event to 1,000 grains, deliveries", single, channel, events, goal: 4e6);
        var still = new TaskCompletionSource();
        await ticks.Stream.SubscribeAsync((_, _) => still.Task);
        await ticks.RunAsync(10 * events, 1);
        var grown = (GC.GetTotalMemory(forceFullCollection: true) - before) / MiB;
        report.Add(new BenchResult(
            Name,
            "memory held after 20 M deliveries beside one that stands still",
            grown,
            "MiB",
            null,
            null,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Measured.Bare}, after a full collection, {Crowd + 1:N0} queues of {ChannelFanOut.Capacity:N0}"),
            Goal: 64,
            IsCost: true));
        still.SetResult();
    }

    private void Rate(
        IBenchReport report, string name, double value, double? limit, int events, double? goal = null) =>
        report.Add(new BenchResult(
            Name,
            name,
            value,
            "events/s",
            limit,
            limit is { } known ? value / known : null,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Measured.Best}, {events:N0} events, deliveries counted end to end"),
            goal));
}
