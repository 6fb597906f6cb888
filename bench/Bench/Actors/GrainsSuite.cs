using System.Globalization;
using Orleans;

namespace TradingPlatform.Bench.Actors;

/// <summary>Grain calls beside a direct call and beside a round trip through bounded channels, and a crowd of idle
/// grains beside bare objects.</summary>
public sealed class GrainsSuite : IBenchSuite
{
    private const int QuickCalls = 3_000_000;
    /// <summary>As many as it takes until the compiler is done with them; fewer measure the compiler.</summary>
    private const int SlowCalls = 2_000_000;
    private const int Callers = 100;
    private const long GiB = 1L << 30;

    private double _direct;
    private double _channel;

    public string Name => "grains";

    public async Task RunAsync(IBenchReport report, CancellationToken cancellationToken)
    {
        Func<IBenchReport, Task>[] parts =
        [
            LimitsAsync,
            r => OneCallerAsync(r, withFilter: false),
            r => OneCallerAsync(r, withFilter: true),
            ManyCallersAsync,
            YieldingAsync,
            BytesAsync,
            CrowdAsync,
        ];
        foreach (var part in parts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await part(report);
        }
    }

    private async Task LimitsAsync(IBenchReport report)
    {
        report.Progress("grains: direct calls and channel round trips, the limits");
        _direct = await Measured.BestAsync(
            QuickCalls, () => Task.Run(() => GrainLimits.DirectCallsAsync(QuickCalls)));
        Rate(report, "limit: direct call through an interface", _direct, null, QuickCalls);
        _channel = await Measured.BestAsync(
            SlowCalls, () => Task.Run(() => GrainLimits.ChannelRoundTripsAsync(SlowCalls)));
        Rate(report, "limit: bounded channel round trip", _channel, null, SlowCalls);
    }

    private async Task OneCallerAsync(IBenchReport report, bool withFilter)
    {
        await using var silo = await BenchSilo.StartAsync(withFilter);
        var client = silo.Client;
        var how = withFilter ? ", 1 filter" : "";
        double? goal = withFilter ? 5e6 : null;
        report.Progress($"grains: one caller, one grain{how}");
        var one = await Measured.BestAsync(
            QuickCalls, () => Task.Run(() => CallRates.CallAsync(client, "one", QuickCalls)));
        Rate(report, $"one caller, one grain{how}", one, _direct, QuickCalls, goal);
        Rate(report, $"one caller, one grain{how}, beside the channel", one, _channel, QuickCalls, goal);
        var value = await Measured.BestAsync(
            QuickCalls, () => Task.Run(() => CallRates.CallValueAsync(client, "value", QuickCalls)));
        Rate(report, $"one caller, one grain, ValueTask{how}", value, _direct, QuickCalls, goal);
        var inside = await Measured.BestAsync(
            QuickCalls, () => client.GetGrain<ILoopGrain>("loop").CallOther("looped", QuickCalls));
        Rate(report, $"grain to grain{how}", inside, _direct, QuickCalls, goal);
    }

    private async Task ManyCallersAsync(IBenchReport report)
    {
        await using var silo = await BenchSilo.StartAsync(withFilter: true);
        var client = silo.Client;
        report.Progress("grains: 100 callers");
        var many = await Measured.BestAsync(
            QuickCalls, () => CallRates.ManyAsync(client, Callers, QuickCalls / Callers, i => $"many-{i}"));
        Rate(report, "100 callers, 100 grains, 1 filter", many, _direct, QuickCalls, goal: 8e6);
        var crowd = await Measured.BestAsync(
            QuickCalls, () => CallRates.ManyAsync(client, Callers, QuickCalls / Callers, _ => "crowd"));
        Rate(report, "100 callers, one grain, 1 filter, beside the channel", crowd, _channel, QuickCalls);
    }

    private async Task YieldingAsync(IBenchReport report)
    {
        await using var silo = await BenchSilo.StartAsync(withFilter: true);
        report.Progress("grains: a grain that yields");
        var later = await Measured.BestAsync(
            SlowCalls, () => Task.Run(() => CallRates.CallLaterAsync(silo.Client, "later", SlowCalls)));
        Rate(
            report,
            "one caller, one grain that yields, 1 filter, beside the channel",
            later,
            _channel,
            SlowCalls,
            goal: 1e6);
    }

    private async Task BytesAsync(IBenchReport report)
    {
        await using var silo = await BenchSilo.StartAsync(withFilter: true);
        report.Progress("grains: bytes a call");
        await CallRates.CallAsync(silo.Client, "bytes", SlowCalls);
        var grain = silo.Client.GetGrain<ICounterGrain>("bytes");
        for (var i = 0; i < SlowCalls; i++)
        {
            await grain.Read(i);
        }

        var direct = CallBytes.OfDirectTask();
        Cost(report, "limit: direct call, a task of a small struct", direct, "bytes/call", null);
        Cost(
            report,
            "a value task of a small struct, 1 filter, beside a direct call's task",
            await Task.Run(() => CallBytes.OfGrainCall(grain)),
            "bytes/call",
            direct,
            goal: 100);
    }

    private async Task CrowdAsync(IBenchReport report)
    {
        report.Progress("grains: a million of them");
        var (objects, grains) = (await Crowd.OfObjectsAsync(), await Crowd.OfGrainsAsync());
        const string what = "a million grains, each called once and idle, 1 filter";
        Rate(report, "limit: a million objects in a dictionary", objects.PerSecond, null, Crowd.Size, runs: Crowd.Runs);
        Rate(
            report, $"{what}: first calls", grains.PerSecond, objects.PerSecond, Crowd.Size, 3e5, Crowd.Runs);
        Cost(report, "limit: a million objects in a dictionary: heap", objects.HeapBytes, "bytes", null);
        Cost(report, $"{what}: heap", grains.HeapBytes, "bytes", objects.HeapBytes, GiB);
        Cost(report, $"{what}: process", grains.ProcessBytes, "bytes", objects.ProcessBytes, GiB);
    }

    private void Rate(
        IBenchReport report, string name, double value, double? limit, int calls, double? goal = null, int? runs = null)
    {
        var measured = runs is null ? Measured.Best : $"{Measured.Bare}, best of {runs} runs, {Measured.Load}";
        report.Add(new BenchResult(
            Name,
            name,
            value,
            "calls/s",
            limit,
            limit is { } known ? value / known : null,
            string.Create(CultureInfo.InvariantCulture, $"{measured}, {calls:N0} calls, statistics on"),
            goal));
    }

    private void Cost(
        IBenchReport report, string name, double value, string unit, double? limit, double? goal = null) =>
        report.Add(new BenchResult(
            Name,
            name,
            value,
            unit,
            limit,
            limit is { } known ? value / known : null,
            $"{Measured.Bare}, statistics on",
            goal,
            IsCost: true));
}
