namespace TradingPlatform.Conformance.Lifecycle;

public sealed class LifecycleTests(ActorCluster cluster) : Suite(cluster)
{
    [Fact]
    public async Task However_many_call_first_one_activation_answers_and_only_once_it_is_ready()
    {
        var key = NewKey();
        var instances = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Get<ILiving>(key).Instance()));
        Assert.Single(instances.Distinct());
        Assert.Equal(["activating", .. Enumerable.Repeat("called", 100)], Journal.Of(key));
    }

    [Fact]
    public async Task A_grain_that_asks_to_end_ends_and_the_next_call_meets_a_new_activation()
    {
        var key = NewKey();
        var before = await Get<ILiving>(key).Instance();
        await Get<ILiving>(key).End();
        Assert.NotEqual(before, await Get<ILiving>(key).Instance());
        Assert.Equal(
            ["activating", "called", "ended: ApplicationRequested", "activating", "called"], Journal.Of(key));
    }

    [Fact]
    public async Task What_waits_when_a_grain_ends_is_served_by_the_next_activation()
    {
        var (key, gate) = (NewKey(), NewKey());
        var grain = Get<ILiving>(key);
        var before = await grain.Instance();
        var running = grain.Wait(gate);
        await UntilAsync(() => Journal.Of(gate).Count == 1);
        var ending = grain.End();
        await Task.Delay(Moment);
        var waiting = Enumerable.Range(0, 10).Select(_ => grain.Instance()).ToArray();
        Gates.Open(gate);
        await Task.WhenAll(running, ending);
        Assert.DoesNotContain(before, await Task.WhenAll(waiting));
    }

    [Fact]
    public async Task A_failed_activation_reaches_its_caller_and_the_next_call_tries_again()
    {
        var grain = Get<ILiving>("moody" + NewKey());
        var failure = await Assert.ThrowsAnyAsync<Exception>(grain.Instance);
        Assert.Contains("not in the mood", failure.ToString(), StringComparison.Ordinal);
        Assert.NotEqual(Guid.Empty, await grain.Instance());
    }

    [Fact]
    public async Task A_grain_may_call_others_as_it_comes_and_as_it_goes()
    {
        var key = NewKey();
        Assert.NotEqual(Guid.Empty, await Get<ISociable>(key).Met());
        await Get<ISociable>(key).End();
        await UntilAsync(() => Journal.Of($"friend-{key}").Count(l => l is "called") == 2);
    }

    [Fact]
    public async Task An_identity_is_the_class_in_lower_case_without_grain_and_the_key() =>
        Assert.Equal("living/a/b|living/a/b", await Get<ILiving>("a/b").Identity());

    [Fact]
    public async Task A_class_may_name_itself() =>
        Assert.Equal("conformance-named/x", await Get<INamed>("x").Identity());
}
