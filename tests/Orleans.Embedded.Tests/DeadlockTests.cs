namespace Orleans.Embedded.Tests;

public class DeadlockTests
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(300);

    [Theory]
    [InlineData(0)]
    [InlineData(16)]
    public async Task A_circle_of_calls_times_out_and_every_time_out_names_the_whole_circle(int inlineDepth)
    {
        await using var silo = await TestSilo.StartAsync(responseTimeout: Short, inlineDepth: inlineDepth);
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(1, await silo.Get<IProbe>("warm").AskOther("up", 1));
        }

        var failure = await Assert.ThrowsAsync<TimeoutException>(() => silo.Get<IRing>("a").Start("b"));
        Assert.Contains("IRing.Start → IRing.Ask → IRing.Back", failure.Message, StringComparison.Ordinal);
        Assert.Contains("circle", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_to_oneself_is_the_smallest_circle()
    {
        await using var silo = await TestSilo.StartAsync(responseTimeout: Short);
        var failure = await Assert.ThrowsAsync<TimeoutException>(() => silo.Get<IProbe>("me").AskSelf());
        Assert.Contains("probe/me", failure.Message, StringComparison.Ordinal);
        Assert.Contains("IProbe.AskSelf → IProbe.Add", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chain_that_is_merely_slow_is_named_without_talk_of_a_circle()
    {
        await using var silo = await TestSilo.StartAsync(responseTimeout: Short);
        var failure = await Assert.ThrowsAsync<TimeoutException>(() => silo.Get<IRing>("a").AskSlow("b", "never"));
        Assert.Contains("IRing.AskSlow → IRing.Slow", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("circle", failure.Message, StringComparison.Ordinal);
        silo.Gates["never"].SetResult();
    }

    [Fact]
    public async Task Once_the_circle_has_timed_out_its_grains_serve_again_and_meanwhile_all_others_did()
    {
        await using var silo = await TestSilo.StartAsync(responseTimeout: Short);
        var circle = silo.Get<IRing>("a").Start("b");
        while (!circle.IsCompleted)
        {
            Assert.Equal(3, await silo.Get<IProbe>("free").Add(1, 2));
            await Task.Delay(5);
        }

        await Assert.ThrowsAsync<TimeoutException>(() => circle);
        Assert.Equal(1, await silo.Get<IRing>("a").Back());
        Assert.Equal(1, await silo.Get<IRing>("b").Back());
    }
}

internal interface IRing : IGrainWithStringKey
{
    Task<int> Start(string other);

    Task<int> Ask(string back);

    Task<int> Back();

    Task<int> AskSlow(string other, string gate);

    Task<int> Slow(string gate);
}

internal sealed class RingGrain(Gates gates) : Grain, IRing
{
    public async Task<int> Start(string other) =>
        await GrainFactory.GetGrain<IRing>(other).Ask(this.GetPrimaryKeyString());

    public async Task<int> Ask(string back) => await GrainFactory.GetGrain<IRing>(back).Back();

    public Task<int> Back() => Task.FromResult(1);

    public async Task<int> AskSlow(string other, string gate) =>
        await GrainFactory.GetGrain<IRing>(other).Slow(gate);

    public async Task<int> Slow(string gate)
    {
        await gates[gate].Task;
        return 1;
    }
}
