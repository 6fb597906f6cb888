using Orleans.Runtime;

namespace Orleans.Embedded.Tests;

public class ReentrancyTests
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(300);

    [Theory]
    [InlineData(0)]
    [InlineData(16)]
    public async Task A_call_may_come_back_into_a_grain_that_allowed_it(int inlineDepth)
    {
        await using var silo = await TestSilo.StartAsync(inlineDepth: inlineDepth);
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(3, await silo.Get<IBoomerang>("a").Throw("b", hops: 3, allow: true));
        }
    }

    [Fact]
    public async Task Without_leave_it_times_out_and_so_it_does_after_leave_was_withdrawn()
    {
        await using var silo = await TestSilo.StartAsync(responseTimeout: Short);
        await Assert.ThrowsAsync<TimeoutException>(() => silo.Get<IBoomerang>("a").Throw("b", 3, allow: false));
        await Assert.ThrowsAsync<TimeoutException>(() => silo.Get<IBoomerang>("c").ThrowSuppressed("d"));
        await Assert.ThrowsAsync<TimeoutException>(() => silo.Get<IBoomerang>("e").ThrowAfterwards("f"));
    }

    [Fact]
    public async Task Leave_is_for_the_chain_alone_and_others_wait_their_turn()
    {
        await using var silo = await TestSilo.StartAsync();
        var open = silo.Get<IBoomerang>("a").HoldOpen("gate");
        var other = silo.Get<IBoomerang>("a").Throw("b", 0, allow: true);
        await Task.Delay(50);
        Assert.False(other.IsCompleted);
        silo.Gates["gate"].SetResult();
        await open;
        Assert.Equal(0, await other);
    }

    [Fact]
    public async Task Only_the_grain_that_allowed_it_is_entered()
    {
        await using var silo = await TestSilo.StartAsync(responseTimeout: Short);
        Assert.Equal(3, await silo.Get<IBoomerang>("a").Throw("b", 3, allow: true));

        // b asks c, and c asks b, which allowed nothing.
        await Assert.ThrowsAsync<TimeoutException>(() => silo.Get<IBoomerang>("a").ThrowTo("b", "c"));
    }

    [Fact]
    public void Outside_of_grains_a_section_is_a_value_that_comes_and_goes()
    {
        using (RequestContext.AllowCallChainReentrancy())
        {
            var outer = RequestContext.ReentrancyId;
            Assert.NotEqual(Guid.Empty, outer);
            using (RequestContext.SuppressCallChainReentrancy())
            {
                Assert.Equal(Guid.Empty, RequestContext.ReentrancyId);
            }

            Assert.Equal(outer, RequestContext.ReentrancyId);
        }

        Assert.Equal(Guid.Empty, RequestContext.ReentrancyId);
        Assert.Empty(RequestContext.Keys);
    }
}
