using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;

namespace Orleans.Embedded.Tests;

/// <summary>What has proved quick begins on its first caller's thread; nobody can tell the difference
/// otherwise.</summary>
public class BirthTests
{
    [Fact]
    public async Task A_class_that_activates_quickly_is_activated_on_the_callers_thread_and_in_a_turn()
    {
        await using var silo = await WarmAsync();
        var seen = await Task.Run(() =>
        {
            var births = Enumerable.Range(0, 200).Select(i => silo.Get<IBorn>($"quick-{i}").Told()).ToList();
            return (Births: births, Thread: Environment.CurrentManagedThreadId);
        });
        var births = await Task.WhenAll(seen.Births);
        Assert.All(births, birth => Assert.True(birth.WasTurn));
        Assert.True(births.Count(birth => birth.Thread == seen.Thread) > 100);
    }

    [Fact]
    public async Task A_callers_values_reach_its_call_and_never_the_activation()
    {
        await using var silo = await WarmAsync();
        RequestContext.Set("who", "me");
        for (var i = 0; i < 50; i++)
        {
            var grain = silo.Get<IBorn>($"values-{i}");
            Assert.Equal("me", await grain.Ambient());
            Assert.Null((await grain.Told()).Ambient);
        }

        Assert.Equal("me", RequestContext.Get("who"));
    }

    [Fact]
    public async Task A_failure_on_the_callers_thread_is_told_to_the_caller_and_each_call_tries_anew()
    {
        await using var silo = await WarmAsync();
        for (var i = 0; i < 50; i++)
        {
            var grain = silo.Get<IBorn>("fails");
            var failure = await Assert.ThrowsAsync<InvalidOperationException>(grain.Told);
            Assert.Equal("not today", failure.Message);
        }

        Assert.Equal(0, silo.Statistics.Single(s => s.GrainType is "born").Waiting);
        Assert.DoesNotContain(
            silo.Services.GetRequiredService<GrainHost>().Directory.Activations,
            a => a.GrainId.Key.Value is "fails");
    }

    [Fact]
    public async Task An_activation_that_awaits_lets_its_caller_go_and_serves_the_call_later()
    {
        await using var silo = await WarmAsync();
        var calls = Enumerable.Range(0, 20).Select(_ => silo.Get<IBorn>("awaits").Told()).ToArray();
        Assert.False(calls[0].IsCompleted);
        Assert.Single((await Task.WhenAll(calls)).Distinct());
    }

    [Fact]
    public async Task A_grain_that_leaves_while_it_is_activated_passes_the_call_on_to_the_next_activation()
    {
        await using var silo = await WarmAsync();
        for (var i = 0; i < 20; i++)
        {
            Assert.True((await silo.Get<IBorn>($"leaves-{i}-{Guid.NewGuid()}").Told()).WasTurn);
        }
    }

    [Fact]
    public async Task However_many_threads_call_first_a_quick_grain_is_activated_once()
    {
        await using var silo = await WarmAsync();
        for (var i = 0; i < 200; i++)
        {
            var key = $"crowd-{i}";
            var calls = Enumerable.Range(0, 4).Select(_ => Task.Run(() => silo.Get<IBorn>(key).Told()));
            Assert.Single((await Task.WhenAll(calls)).Distinct(ReferenceEqualityComparer.Instance));
        }
    }

    [Fact]
    public async Task A_service_scope_is_opened_for_whoever_asks_and_closed_with_the_activation()
    {
        await using var silo = await WarmAsync();
        var part = await silo.Get<IBorn>("scope").Part();
        Assert.Same(part, await silo.Get<IBorn>("scope").Part());
        Assert.False(part.IsDisposed);
        await silo.Get<IBorn>("scope").Leave();
        await Journal.UntilAsync(() => part.IsDisposed);
    }

    /// <summary>A host in which class and methods have shown that they are quick.</summary>
    private static async Task<TestSilo> WarmAsync()
    {
        var silo = await TestSilo.StartAsync(s =>
        {
            s.Services.AddScoped<ScopedPart>();
            s.Services.Configure<EmbeddedOptions>(o => o.InlineBudget = TimeSpan.FromMilliseconds(20));
        });
        for (var i = 0; i < 50; i++)
        {
            var grain = silo.Get<IBorn>($"warm-{i}");
            await grain.Told();
            await grain.Ambient();
            await grain.Part();
        }

        return silo;
    }
}
