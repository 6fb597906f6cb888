using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Embedded.Tests;

public class MethodStatisticsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(16)]
    public async Task The_lines_of_the_methods_add_up_to_the_line_of_the_class(int inlineDepth)
    {
        await using var silo = await TestSilo.StartAsync(inlineDepth: inlineDepth);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(caller => Task.Run(async () =>
        {
            for (var i = 0; i < 1_000; i++)
            {
                var grain = silo.Get<IProbe>(((caller + i) % 10).ToString(CultureInfo.InvariantCulture));
                await grain.Add(1, 1);
                await (i % 2 == 0 ? grain.Touch().AsTask() : grain.CountTurns());
            }
        })));
        await silo.Get<IProbe>("0").End();
        Assert.Equal(
            [("Add", 8_000), ("CountTurns", 4_000), ("End", 1), ("Touch", 4_000)],
            Probes(silo).Select(m => (m.Method["IProbe.".Length..], m.Calls)));
        var whole = silo.Statistics.Single(s => s.GrainType is "probe");
        Assert.Equal((16_001, 0), (whole.Calls, whole.Errors));
        Assert.InRange(whole.Median!.Value, Probes(silo).Min(m => m.Median)!.Value, whole.Percentile99!.Value);
    }

    [Fact]
    public async Task Errors_belong_to_the_method_that_threw()
    {
        await using var silo = await TestSilo.StartAsync();
        for (var i = 0; i < 100; i++)
        {
            await silo.Get<IProbe>().Add(1, 1);
            await Assert.ThrowsAsync<InvalidOperationException>(() => silo.Get<IProbe>().Fail("at once"));
            await Assert.ThrowsAsync<InvalidOperationException>(() => silo.Get<IProbe>().FailLater("later"));
        }

        Assert.Equal(
            [("IProbe.Add", 100, 0), ("IProbe.Fail", 100, 100), ("IProbe.FailLater", 100, 100)],
            Probes(silo).Select(m => (m.Method, m.Calls, m.Errors)));
    }

    [Fact]
    public async Task A_slow_method_is_told_apart_from_a_quick_one_of_the_same_class()
    {
        await using var silo = await TestSilo.StartAsync();
        var slow = silo.Get<IProbe>("slow").Wait("open");
        for (var i = 0; i < 200; i++)
        {
            await silo.Get<IProbe>("quick").Add(1, 1);
        }

        await Task.Delay(200);
        silo.Gates["open"].SetResult();
        await slow;
        Assert.True(Line(silo, "IProbe.Wait").Median >= TimeSpan.FromMilliseconds(200));
        Assert.True(Line(silo, "IProbe.Add").Median < TimeSpan.FromMilliseconds(100));
    }

    [Fact]
    public async Task What_waits_is_told_by_method_though_none_of_it_has_ended()
    {
        await using var silo = await TestSilo.StartAsync();
        var running = silo.Get<IProbe>().Wait("open");
        var waiting = Enumerable.Range(0, 3).Select(_ => silo.Get<IProbe>().Add(1, 1)).ToArray();
        await Journal.UntilAsync(() => Line(silo, "IProbe.Add").Waiting == 3);
        Assert.Equal(0, Line(silo, "IProbe.Add").Calls);
        silo.Gates["open"].SetResult();
        await Task.WhenAll([running, .. waiting]);
        Assert.Equal((3L, 0L), (Line(silo, "IProbe.Add").Calls, Line(silo, "IProbe.Add").Waiting));
    }

    [Fact]
    public void A_threads_count_shares_no_cache_line_with_another()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var count = new CallCount();
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 128, 256);
        Assert.Equal(0, count.Calls);
    }

    [Fact]
    public async Task Threads_that_come_and_go_leave_their_counts()
    {
        await using var silo = await TestSilo.StartAsync();
        for (var i = 0; i < 50; i++)
        {
            var thread = new Thread(() =>
            {
                for (var call = 0; call < 20; call++)
                {
                    silo.Get<IProbe>().Add(1, 1).Wait();
                }
            });
            thread.Start();
            thread.Join();
            GC.Collect(); // lets the next thread have this one's seat
        }

        Assert.Equal(1_000, Line(silo, "IProbe.Add").Calls);
    }

    [Fact]
    public async Task The_methods_are_offered_as_metrics_with_the_method_as_a_label()
    {
        await using var silo = await TestSilo.StartAsync();
        await silo.Get<IProbe>().Add(1, 1);
        var seen = new Dictionary<string, long>(StringComparer.Ordinal);
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, meters) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, silo.Services.GetRequiredService<IMeterFactory>()))
            {
                meters.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            if (tags.ToArray().Contains(new("grain.method", "IProbe.Add")))
            {
                seen[instrument.Name] = value;
            }
        });
        listener.Start();
        listener.RecordObservableInstruments();
        Assert.Equal(1, seen["orleans.grain.method.calls"]);
        Assert.Equal(0, seen["orleans.grain.method.errors"]);
        Assert.Equal(0, seen["orleans.grain.method.waiting"]);
    }

    private static IEnumerable<GrainMethodStatistics> Probes(TestSilo silo) =>
        silo.MethodStatistics.Where(m => m.GrainType is "probe");

    private static GrainMethodStatistics Line(TestSilo silo, string method) => Probes(silo).FirstOrDefault(
        m => string.Equals(m.Method, method, StringComparison.Ordinal)) ?? new("probe", method, 0, 0, 0, null, null);
}
