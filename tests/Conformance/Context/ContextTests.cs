using Orleans;
using Orleans.Runtime;

namespace TradingPlatform.Conformance.Context;

[Alias("conformance.IAware")]
public interface IAware : IGrainWithStringKey
{
    [Alias("Seen")]
    Task<string?> Seen(string name);

    [Alias("SeenBy")]
    Task<string?> SeenBy(string other, string name);

    [Alias("SetAndSee")]
    Task<string?> SetAndSee(string other, string name, string value);
}

public sealed class AwareGrain : Grain, IAware
{
    public async Task<string?> Seen(string name)
    {
        await Task.Yield();
        return RequestContext.Get(name) as string;
    }

    public async Task<string?> SeenBy(string other, string name) => await Ask(other).Seen(name);

    public async Task<string?> SetAndSee(string other, string name, string value)
    {
        RequestContext.Set(name, value);
        return await Ask(other).Seen(name);
    }

    private IAware Ask(string key) => GrainFactory.GetGrain<IAware>(key);
}

public sealed class ContextTests(ActorCluster cluster) : Suite(cluster)
{
    [Fact]
    public async Task Values_travel_to_the_grain_and_on_to_those_it_calls()
    {
        RequestContext.Set("who", "alice");
        Assert.Equal("alice", await Get<IAware>(NewKey()).Seen("who"));
        Assert.Equal("alice", await Get<IAware>(NewKey()).SeenBy(NewKey(), "who"));
        Assert.Contains("who", RequestContext.Keys);
    }

    [Fact]
    public async Task What_a_grain_sets_travels_on_and_never_comes_back()
    {
        RequestContext.Set("who", "alice");
        Assert.Equal("bob", await Get<IAware>(NewKey()).SetAndSee(NewKey(), "who", "bob"));
        Assert.Equal("alice", RequestContext.Get("who"));
    }

    [Fact]
    public async Task One_requests_values_are_not_seen_by_the_next()
    {
        var grain = Get<IAware>(NewKey());
        await grain.SetAndSee(NewKey(), "left", "behind");
        Assert.Null(await grain.Seen("left"));
    }

    [Fact]
    public async Task What_is_removed_or_cleared_travels_no_more()
    {
        var grain = Get<IAware>(NewKey());
        RequestContext.Set("one", "1");
        RequestContext.Set("two", "2");
        Assert.True(RequestContext.Remove("one"));
        Assert.False(RequestContext.Remove("one"));
        Assert.Null(await grain.Seen("one"));
        Assert.Equal("2", await grain.Seen("two"));
        RequestContext.Clear();
        Assert.Null(await grain.Seen("two"));
    }
}
