namespace Orleans.Embedded.Tests;

public class TurnTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(16)]
    public async Task No_two_turns_of_an_activation_overlap(int inlineDepth)
    {
        await using var silo = await TestSilo.StartAsync(inlineDepth: inlineDepth);
        var grain = silo.Get<IBusy>();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 2_000; i++)
            {
                await ((i % 3) switch { 0 => grain.Quick(), 1 => grain.Yielding(), _ => grain.Interleaving() });
            }
        })));
        Assert.Equal((0, 16_000), await grain.Found());
    }

    [Fact]
    public async Task After_an_await_the_callee_goes_on_in_its_own_turn_and_the_caller_in_its_own()
    {
        await using var silo = await TestSilo.StartAsync();
        for (var i = 0; i < 200; i++)
        {
            Assert.Empty(await silo.Get<ICaller>().CheckContexts("callee"));
        }
    }

    [Fact]
    public async Task A_caller_outside_of_grains_never_goes_on_inside_a_grains_turn()
    {
        await using var silo = await TestSilo.StartAsync();
        for (var i = 0; i < 200; i++)
        {
            await Task.Run(async () =>
            {
                await silo.Get<IBusy>().Yielding();
                Assert.Null(SynchronizationContext.Current);
            });
        }
    }

    [Fact]
    public async Task A_grain_that_blocks_harms_no_other()
    {
        await using var silo = await TestSilo.StartAsync();
        var blocked = silo.Get<IProbe>("blocked").Block("gate");
        Assert.Equal(3, await silo.Get<IProbe>("free").Add(1, 2));
        silo.Gates["gate"].SetResult();
        await blocked;
    }

    [Fact]
    public async Task Requests_wait_for_each_other_unless_they_are_declared_to_interleave()
    {
        await using var silo = await TestSilo.StartAsync();
        var grain = silo.Get<IProbe>();
        var first = grain.Wait("first");
        var second = grain.Wait("second");
        await Journal.UntilAsync(() => grain.Running().Result == 1);
        silo.Gates["second"].SetResult();
        await Task.Delay(50);
        Assert.False(second.IsCompleted);
        silo.Gates["first"].SetResult();
        Assert.Equal(1, await first);
        Assert.Equal(1, await second);
    }

    [Fact]
    public async Task Readers_interleave_with_readers_and_not_with_writers()
    {
        await using var silo = await TestSilo.StartAsync();
        var grain = silo.Get<IProbe>();
        var readers = new[] { grain.ReadSlowly("read"), grain.ReadSlowly("read") };
        await Journal.UntilAsync(() => grain.Running().Result == 2);
        var writer = grain.Wait("write");
        await Task.Delay(50);
        Assert.Equal(2, await grain.Running());
        silo.Gates["read"].SetResult();
        await Task.WhenAll(readers);
        silo.Gates["write"].SetResult();
        Assert.Equal(1, await writer);
    }

    [Fact]
    public async Task A_reentrant_grain_may_call_itself()
    {
        await using var silo = await TestSilo.StartAsync(responseTimeout: TimeSpan.FromSeconds(5));
        Assert.Equal(10, await silo.Get<IReentrantProbe>().Countdown(10));
    }

    [Fact]
    public async Task A_class_can_decide_by_request_what_interleaves()
    {
        await using var silo = await TestSilo.StartAsync(responseTimeout: TimeSpan.FromSeconds(1));
        Assert.Equal(1, await silo.Get<IChoosy>().AskSelf(mayInterleave: true));
        await Assert.ThrowsAsync<TimeoutException>(() => silo.Get<IChoosy>("other").AskSelf(mayInterleave: false));
    }

    [Fact]
    public async Task Calls_of_one_caller_run_in_the_order_in_which_they_were_made()
    {
        await using var silo = await TestSilo.StartAsync();
        var grain = silo.Get<IBusy>("ordered");
        var calls = Enumerable.Range(0, 5_000).Select(grain.Append).ToArray();
        await Task.WhenAll(calls);
        Assert.Equal(Enumerable.Range(0, 5_000), await grain.Appended());
    }
}
