using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Embedded.Tests;

/// <summary>Grains that have nothing to do cost nothing; those that have are looked after.</summary>
public class RestTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMilliseconds(300);

    [Fact]
    public async Task Grains_that_have_answered_are_no_longer_looked_at()
    {
        await using var silo = await TestSilo.StartAsync(responseTimeout: Timeout);
        await Task.WhenAll(Enumerable.Range(0, 1_000).Select(i => silo.Get<IProbe>($"{i}").FailLater("x")
            .ContinueWith(_ => { }, TaskScheduler.Default)));
        await Journal.UntilAsync(() => silo.Services.GetRequiredService<GrainHost>().Queues.Count == 0);
        Assert.Equal(1, await silo.Get<IProbe>("7").Add(0, 1));
        Assert.Equal(1_000, silo.Statistics.Single(s => s.GrainType is "probe").Activations);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(16)]
    public async Task A_call_that_waits_at_a_grain_that_had_come_to_rest_still_times_out(int inlineDepth)
    {
        await using var silo = await TestSilo.StartAsync(responseTimeout: Timeout, inlineDepth: inlineDepth);
        var host = silo.Services.GetRequiredService<GrainHost>();
        var grain = silo.Get<IProbe>("rests");
        for (var i = 0; i < 3; i++)
        {
            var stuck = grain.Wait($"gate {i}");
            var waits = grain.Add(1, 1);
            await Assert.ThrowsAsync<TimeoutException>(() => stuck);
            await Assert.ThrowsAsync<TimeoutException>(() => waits);
            silo.Gates[$"gate {i}"].SetResult();
            await Journal.UntilAsync(() => host.Queues.Count == 0);
            Assert.Equal(2, await grain.Add(1, 1));
        }
    }
}
