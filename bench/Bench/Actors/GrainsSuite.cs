using System.Globalization;
using Orleans;

namespace TradingPlatform.Bench.Actors;

/// <summary>Grain calls beside a direct call and beside a round trip through bounded channels.</summary>
public sealed class GrainsSuite : IBenchSuite
{
    private const int Calls = 1_000_000;
    private const int SlowCalls = 200_000;

    public string Name => "grains";

    public async Task RunAsync(IBenchReport report, CancellationToken cancellationToken)
    {
        report.Progress("grains: direct calls and channel round trips, the limits");
        var direct = await Measured.RateAsync(Calls * 10L, () => Task.Run(() => GrainLimits.DirectCallsAsync(Calls * 10)));
        Add(report, "limit: direct call through an interface", direct, null, Calls * 10);
        var channel = await Measured.RateAsync(SlowCalls, () => Task.Run(() => GrainLimits.ChannelRoundTripsAsync(SlowCalls)));
        Add(report, "limit: bounded channel round trip", channel, null, SlowCalls);

        foreach (var withFilter in (bool[])[false, true])
        {
            await using var silo = await BenchSilo.StartAsync(withFilter);
            var client = silo.Client;
            var how = withFilter ? ", 1 filter" : "";
            report.Progress($"grains: one caller, one grain{how}");
            var one = await Measured.RateAsync(Calls, () => Task.Run(() => CallAsync(client, "one", Calls)));
            Add(report, $"one caller, one grain{how}", one, direct, Calls);
            Add(report, $"one caller, one grain{how}, beside the channel", one, channel, Calls);
            var value = await Measured.RateAsync(Calls, () => Task.Run(() => CallValueAsync(client, "value", Calls)));
            Add(report, $"one caller, one grain{how}, ValueTask", value, direct, Calls);
            var inside = await Measured.RateAsync(
                Calls, () => client.GetGrain<ILoopGrain>("loop").CallOther("looped", Calls));
            Add(report, $"grain to grain{how}", inside, direct, Calls);
        }

        cancellationToken.ThrowIfCancellationRequested();
        await ManyAsync(report, direct, channel);
    }

    private async Task ManyAsync(IBenchReport report, double direct, double channel)
    {
        await using var silo = await BenchSilo.StartAsync(withFilter: true);
        var client = silo.Client;
        report.Progress("grains: 100 callers");
        const int callers = 100;
        var many = await Measured.RateAsync(Calls, () => Task.WhenAll(Enumerable.Range(0, callers).Select(
            i => Task.Run(() => CallAsync(client, $"many-{i}", Calls / callers)))));
        Add(report, "100 callers, 100 grains, 1 filter", many, direct, Calls);
        var crowd = await Measured.RateAsync(Calls, () => Task.WhenAll(Enumerable.Range(0, callers).Select(
            _ => Task.Run(() => CallAsync(client, "crowd", Calls / callers)))));
        Add(report, "100 callers, one grain, 1 filter, beside the channel", crowd, channel, Calls);
        var later = await Measured.RateAsync(SlowCalls, () => Task.Run(() => CallLaterAsync(client, "later", SlowCalls)));
        Add(report, "one caller, one grain that yields, 1 filter, beside the channel", later, channel, SlowCalls);
        var keys = 0;
        var births = await Measured.RateAsync(50_000, async () =>
        {
            for (var i = 0; i < 50_000; i++)
            {
                await client.GetGrain<ICounterGrain>($"new-{keys++}").Add(1);
            }
        });
        Add(report, "activations, 1 filter, beside the channel", births, channel, 50_000);
    }

    private static async Task CallAsync(IClusterClient client, string key, int calls)
    {
        var grain = client.GetGrain<ICounterGrain>(key);
        for (var i = 0; i < calls; i++)
        {
            await grain.Add(1);
        }
    }

    private static async Task CallValueAsync(IClusterClient client, string key, int calls)
    {
        var grain = client.GetGrain<ICounterGrain>(key);
        for (var i = 0; i < calls; i++)
        {
            await grain.AddValue(1);
        }
    }

    private static async Task CallLaterAsync(IClusterClient client, string key, int calls)
    {
        var grain = client.GetGrain<ICounterGrain>(key);
        for (var i = 0; i < calls; i++)
        {
            await grain.AddLater(1);
        }
    }

    private void Add(IBenchReport report, string name, double value, double? limit, int calls) => report.Add(new BenchResult(
        Name,
        name,
        value,
        "calls/s",
        limit,
        limit is { } known ? value / known : null,
        string.Create(CultureInfo.InvariantCulture, $"{Measured.Machine}, {calls:N0} calls, statistics on")));
}
