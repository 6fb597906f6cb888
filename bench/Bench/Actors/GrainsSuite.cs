using System.Globalization;
using Orleans;

namespace TradingPlatform.Bench.Actors;

/// <summary>Grain calls beside a direct call and beside a round trip through bounded channels.</summary>
public sealed class GrainsSuite : IBenchSuite
{
    private const int QuickCalls = 5_000_000;
    private const int SlowCalls = 200_000;
    private const int Callers = 100;

    private double _direct;
    private double _channel;

    public string Name => "grains";

    public async Task RunAsync(IBenchReport report, CancellationToken cancellationToken)
    {
        await LimitsAsync(report);
        foreach (var withFilter in (bool[])[false, true])
        {
            cancellationToken.ThrowIfCancellationRequested();
            await OneCallerAsync(report, withFilter);
        }

        cancellationToken.ThrowIfCancellationRequested();
        await ManyCallersAsync(report);
        cancellationToken.ThrowIfCancellationRequested();
        await SlowWaysAsync(report);
    }

    private static async Task<int> CallAsync(IClusterClient client, string key, int calls)
    {
        var grain = client.GetGrain<ICounterGrain>(key);
        var last = 0;
        for (var i = 0; i < calls; i++)
        {
            last = await grain.Add(1);
        }

        return last;
    }

    private static async Task<int> CallValueAsync(IClusterClient client, string key, int calls)
    {
        var grain = client.GetGrain<ICounterGrain>(key);
        var last = 0;
        for (var i = 0; i < calls; i++)
        {
            last = await grain.AddValue(1);
        }

        return last;
    }

    private static async Task CallLaterAsync(IClusterClient client, string key, int calls)
    {
        var grain = client.GetGrain<ICounterGrain>(key);
        for (var i = 0; i < calls; i++)
        {
            await grain.AddLater(1);
        }
    }

    private async Task LimitsAsync(IBenchReport report)
    {
        report.Progress("grains: direct calls and channel round trips, the limits");
        _direct = await Measured.RateAsync(
            QuickCalls, () => Task.Run(() => GrainLimits.DirectCallsAsync(QuickCalls)));
        Add(report, "limit: direct call through an interface", _direct, null, QuickCalls);
        _channel = await Measured.RateAsync(
            SlowCalls, () => Task.Run(() => GrainLimits.ChannelRoundTripsAsync(SlowCalls)));
        Add(report, "limit: bounded channel round trip", _channel, null, SlowCalls);
    }

    private async Task OneCallerAsync(IBenchReport report, bool withFilter)
    {
        await using var silo = await BenchSilo.StartAsync(withFilter);
        var client = silo.Client;
        var how = withFilter ? ", 1 filter" : "";
        report.Progress($"grains: one caller, one grain{how}");
        var one = await Measured.RateAsync(
            QuickCalls, () => Task.Run(() => CallAsync(client, "one", QuickCalls)));
        Add(report, $"one caller, one grain{how}", one, _direct, QuickCalls);
        Add(report, $"one caller, one grain{how}, beside the channel", one, _channel, QuickCalls);
        var value = await Measured.RateAsync(
            QuickCalls, () => Task.Run(() => CallValueAsync(client, "value", QuickCalls)));
        Add(report, $"one caller, one grain, ValueTask{how}", value, _direct, QuickCalls);
        var inside = await Measured.RateAsync(
            QuickCalls, () => client.GetGrain<ILoopGrain>("loop").CallOther("looped", QuickCalls));
        Add(report, $"grain to grain{how}", inside, _direct, QuickCalls);
    }

    private async Task ManyCallersAsync(IBenchReport report)
    {
        await using var silo = await BenchSilo.StartAsync(withFilter: true);
        var client = silo.Client;
        report.Progress("grains: 100 callers");
        var many = await Measured.RateAsync(QuickCalls, () => Task.WhenAll(Enumerable.Range(0, Callers).Select(
            i => Task.Run(() => CallAsync(client, $"many-{i}", QuickCalls / Callers)))));
        Add(report, "100 callers, 100 grains, 1 filter", many, _direct, QuickCalls);
        const int crowdCalls = 1_000_000;
        var crowd = await Measured.RateAsync(crowdCalls, () => Task.WhenAll(Enumerable.Range(0, Callers).Select(
            _ => Task.Run(() => CallAsync(client, "crowd", crowdCalls / Callers)))));
        Add(report, "100 callers, one grain, 1 filter, beside the channel", crowd, _channel, crowdCalls);
    }

    private async Task SlowWaysAsync(IBenchReport report)
    {
        await using var silo = await BenchSilo.StartAsync(withFilter: true);
        var client = silo.Client;
        report.Progress("grains: a grain that yields, and first calls");
        var later = await Measured.RateAsync(
            SlowCalls, () => Task.Run(() => CallLaterAsync(client, "later", SlowCalls)));
        Add(report, "one caller, one grain that yields, 1 filter, beside the channel", later, _channel, SlowCalls);
        const int births = 50_000;
        var keys = 0;
        var born = await Measured.RateAsync(births, async () =>
        {
            for (var i = 0; i < births; i++)
            {
                await client.GetGrain<ICounterGrain>($"new-{keys++}").Add(1);
            }
        });
        Add(report, "first calls, each to a new grain, 1 filter, beside the channel", born, _channel, births);
    }

    private void Add(IBenchReport report, string name, double value, double? limit, int calls) =>
        report.Add(new BenchResult(
            Name,
            name,
            value,
            "calls/s",
            limit,
            limit is { } known ? value / known : null,
            string.Create(CultureInfo.InvariantCulture, $"{Measured.Machine}, {calls:N0} calls, statistics on")));
}
