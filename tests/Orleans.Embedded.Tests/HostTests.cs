using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Orleans.Embedded.Tests;

public class HostTests
{
    [Fact]
    public async Task At_the_end_what_runs_and_waits_is_finished_and_every_grain_is_deactivated()
    {
        var silo = await TestSilo.StartAsync();
        await silo.Get<IProbe>("idle").Touch();
        var running = silo.Get<IProbe>("busy").Wait("gate");
        var waiting = silo.Get<IProbe>("busy").Add(1, 2);
        var stopping = silo.StopAsync();
        await Assert.ThrowsAsync<SiloUnavailableException>(() => silo.Get<IProbe>("late").Add(1, 1));
        silo.Gates["gate"].SetResult();
        await stopping;
        Assert.Equal(1, await running);
        Assert.Equal(3, await waiting);
        Assert.Equal(1, silo.Journal.Count("deactivate idle ShuttingDown"));
        Assert.Equal(1, silo.Journal.Count("deactivate busy ShuttingDown"));
        await Assert.ThrowsAsync<SiloUnavailableException>(() => silo.Get<IProbe>("late").Add(1, 1));
    }

    [Fact]
    public async Task A_grain_that_never_ends_holds_the_end_up_no_longer_than_allowed()
    {
        var silo = await TestSilo.StartAsync(s => s.Configure<GrainCollectionOptions>(
            o => o.DeactivationTimeout = TimeSpan.FromMilliseconds(300)));
        var stuck = silo.Get<IProbe>("stuck").Wait("never");
        var behind = silo.Get<IProbe>("stuck").Add(1, 1);
        await Journal.UntilAsync(() => silo.Get<IProbe>("stuck").Running().Result == 1);
        var started = Stopwatch.GetTimestamp();
        await silo.StopAsync();
        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 0.2, 5);
        Assert.Contains(silo.Log.Entries, e => e.Text.Contains("probe/stuck", StringComparison.Ordinal));
        await Assert.ThrowsAsync<SiloUnavailableException>(() => stuck);
        await Assert.ThrowsAsync<SiloUnavailableException>(() => behind);
    }

    [Fact]
    public async Task Wrong_options_are_told_all_at_once_at_start()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.UseOrleans(silo => silo
            .AddGrains(typeof(HostTests).Assembly)
            .Configure<SiloMessagingOptions>(
                o => (o.ResponseTimeout, o.MaxEnqueuedRequestsHardLimit) = (TimeSpan.Zero, 0))
            .Configure<EmbeddedOptions>(o => o.StreamQueueCapacity = 0));
        using var host = builder.Build();
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => host.StartAsync());
        var told = failure.ToString();
        Assert.All(
            (string[])["ResponseTimeout", "MaxEnqueuedRequestsHardLimit", "StreamQueueCapacity"],
            option => Assert.Contains(option, told, StringComparison.Ordinal));
        Assert.True(failure is OptionsValidationException or AggregateException, told);
    }

    [Fact]
    public async Task Without_named_assemblies_the_applications_grains_are_found()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.UseOrleans(silo => silo.Services.AddSingleton<Journal>().AddSingleton<Gates>());
        using var host = builder.Build();
        await host.StartAsync();
        Assert.Equal(3, await host.Services.GetRequiredService<IGrainFactory>().GetGrain<IProbe>("1").Add(1, 2));
        await host.StopAsync();
    }

    [Fact]
    public async Task An_interface_without_a_class_is_refused_by_name()
    {
        await using var silo = await TestSilo.StartAsync();
        var refusal = Assert.Throws<ArgumentException>(() => silo.Get<INobody>());
        Assert.Contains(nameof(INobody), refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Statistics_count_every_call_and_error_whether_it_ran_inline_or_not()
    {
        await using var silo = await TestSilo.StartAsync();
        for (var i = 0; i < 200; i++)
        {
            await silo.Get<IProbe>(FormattableString.Invariant($"{i % 4}")).Add(1, 1);
        }

        await Assert.ThrowsAsync<InvalidOperationException>(() => silo.Get<IProbe>("0").Fail("counted"));
        await silo.Get<IProbe>("0").End();
        await Journal.UntilAsync(() => Probes().Activations == 3);
        var probes = Probes();
        Assert.Equal((202L, 1L, 4L, 0L), (probes.Calls, probes.Errors, probes.Activated, probes.Waiting));
        Assert.InRange(probes.Median!.Value.TotalMilliseconds, 0, 1_000);
        Assert.True(probes.Percentile99 >= probes.Median);

        GrainTypeStatistics Probes() => silo.Statistics.Single(s => s.GrainType is "probe");
    }

    [Fact]
    public async Task The_counts_are_offered_as_metrics()
    {
        await using var silo = await TestSilo.StartAsync();
        await silo.Get<IProbe>().Add(1, 1);
        var seen = 0L;
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, meters) =>
        {
            if (instrument is { Name: "orleans.grain.calls" } && ReferenceEquals(
                    instrument.Meter.Scope, silo.Services.GetRequiredService<IMeterFactory>()))
            {
                meters.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, value, tags, _) =>
            seen += tags.ToArray().Any(t => t is { Key: "grain.type", Value: "probe" }) ? value : 0);
        listener.Start();
        listener.RecordObservableInstruments();
        Assert.Equal(1, seen);
    }
}

internal interface INobody : IGrainWithStringKey;
