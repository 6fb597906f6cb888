using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Hosting;

namespace Orleans.Embedded.Tests;

public class ActivationTests
{
    [Fact]
    public async Task However_many_call_first_one_activation_answers()
    {
        await using var silo = await TestSilo.StartAsync();
        var calls = Enumerable.Range(0, 10_000).AsParallel().WithDegreeOfParallelism(16)
            .Select(_ => silo.Get<IProbe>("first").Instance()).ToArray();
        Assert.Single((await Task.WhenAll(calls)).Distinct());
        Assert.Equal(1, silo.Journal.Count("activate first"));
    }

    [Fact]
    public async Task Keys_of_every_kind_come_back_and_tell_grains_apart()
    {
        await using var silo = await TestSilo.StartAsync();
        var id = Guid.NewGuid();
        Assert.Equal(id, await silo.Client.GetGrain<IGuidKeyed>(id).Key());
        Assert.Equal(-5, await silo.Client.GetGrain<INumberKeyed>(-5).Key());
        Assert.Equal(long.MaxValue, await silo.Client.GetGrain<INumberKeyed>(long.MaxValue).Key());
        Assert.Equal("probe/a b/c", await silo.Get<IProbe>("a b/c").Identity());
        Assert.NotEqual(await silo.Get<IProbe>("x").Instance(), await silo.Get<IProbe>("X").Instance());
        Assert.Equal(silo.Get<IProbe>("x"), silo.Get<IProbe>("x"));
        Assert.Equal("x", silo.Get<IProbe>("x").GetPrimaryKeyString());
    }

    [Fact]
    public async Task A_failed_activation_reaches_its_callers_and_the_next_call_tries_again()
    {
        await using var silo = await TestSilo.StartAsync();
        silo.Services.GetRequiredService<Moods>().FailuresLeft = 1;
        var calls = new[] { silo.Get<IMoody>().Answer(), silo.Get<IMoody>().Answer() };
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => calls[0]);
        Assert.Equal("not in the mood", failure.Message);
        await Assert.ThrowsAsync<InvalidOperationException>(() => calls[1]);
        Assert.Equal(42, await silo.Get<IMoody>().Answer());
    }

    [Fact]
    public async Task An_activation_that_hangs_times_out_and_the_next_call_tries_again()
    {
        await using var silo = await TestSilo.StartAsync(responseTimeout: TimeSpan.FromMilliseconds(200));
        silo.Services.GetRequiredService<Moods>().HangsLeft = 1;
        await Assert.ThrowsAsync<TimeoutException>(() => silo.Get<IMoody>().Answer());
        await Journal.UntilAsync(() => Answers(silo.Get<IMoody>()));

        static bool Answers(IMoody grain)
        {
            try
            {
                return grain.Answer().Result == 42;
            }
            catch (AggregateException)
            {
                return false;
            }
        }
    }

    [Fact]
    public async Task After_deactivation_waiting_and_later_calls_meet_a_new_activation()
    {
        await using var silo = await TestSilo.StartAsync();
        var grain = silo.Get<IProbe>("ends");
        var before = await grain.Instance();
        var running = grain.Wait("gate");
        var ending = grain.End();
        var waiting = grain.Instance();
        silo.Gates["gate"].SetResult();
        await Task.WhenAll(running, ending);
        var after = await waiting;
        Assert.NotEqual(before, after);
        Assert.Equal(after, await grain.Instance());
        Assert.Equal(
            ["activate ends", "deactivate ends ApplicationRequested", "activate ends"], silo.Journal.Lines);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(16)]
    public async Task No_call_is_lost_while_a_grain_is_deactivated_over_and_over(int inlineDepth)
    {
        await using var silo = await TestSilo.StartAsync(inlineDepth: inlineDepth);
        var grain = silo.Get<IProbe>("restless");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(async () =>
        {
            for (var i = 0; i < 1_000; i++)
            {
                if (worker == 0)
                {
                    await grain.End();
                }

                Assert.Equal(i + 1, await grain.Add(i, 1));
            }
        })));
        var begun = silo.Journal.Count("activate restless");
        Assert.InRange(begun, 100, 1_001);
        Assert.InRange(silo.Journal.Count("deactivate restless ApplicationRequested"), begun - 1, begun);
    }

    [Fact]
    public async Task Idle_activations_leave_and_used_ones_stay()
    {
        await using var silo = await TestSilo.StartAsync(s => s.Configure<GrainCollectionOptions>(o =>
        {
            o.CollectionAge = TimeSpan.FromMilliseconds(300);
            o.CollectionQuantum = TimeSpan.FromMilliseconds(50);
        }));
        await silo.Get<IProbe>("idle").Touch();
        await silo.Get<IKept>().Touch();
        await silo.Get<IDelayed>().Touch();
        for (var i = 0; i < 40; i++)
        {
            await silo.Get<IProbe>("used").Touch();
            await Task.Delay(20);
        }

        await Journal.UntilAsync(() => silo.Journal.Count("deactivate idle ActivationIdle") == 1);
        Assert.Equal(1, silo.Journal.Count("activate used"));
        Assert.Equal(0, silo.Journal.Count("kept ends"));
        Assert.Equal(0, silo.Journal.Count("delayed ends"));
    }

    [Fact]
    public async Task Each_activation_has_its_own_scope_and_is_disposed_with_it()
    {
        await using var silo = await TestSilo.StartAsync(s => s.Services.AddScoped<ScopedPart>());
        var one = await silo.Get<IScoped>("one").Part();
        var other = await silo.Get<IScoped>("other").Part();
        Assert.NotSame(one, other);
        Assert.Same(one, await silo.Get<IScoped>("one").Part());
        await silo.Get<IScoped>("one").End();
        await Journal.UntilAsync(() => one.IsDisposed);
        Assert.False(other.IsDisposed);
        Assert.Equal(1, silo.Journal.Count("grain one disposed"));
    }

    [Fact]
    public async Task Stateless_workers_serve_side_by_side_up_to_their_bound()
    {
        await using var silo = await TestSilo.StartAsync();
        var grain = silo.Get<IWorker>();
        var calls = Enumerable.Range(0, 6).Select(_ => grain.Work("gate")).ToArray();
        await Journal.UntilAsync(() => silo.Journal.Count("working") == 3);
        await Task.Delay(50);
        Assert.Equal(3, silo.Journal.Count("working"));
        silo.Gates["gate"].SetResult();
        Assert.Equal(3, (await Task.WhenAll(calls)).Distinct().Count());
    }
}
