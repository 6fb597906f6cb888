using Orleans.Runtime;

namespace Orleans.Embedded.Tests;

internal interface IBoomerang : IGrainWithStringKey
{
    /// <summary>Goes to and fro between two grains; gives the number of hops.</summary>
    Task<int> Throw(string other, int hops, bool allow);

    Task<int> ThrowSuppressed(string other);

    Task<int> ThrowAfterwards(string other);

    /// <summary>Asks <paramref name="second"/>, by way of <paramref name="first"/>, to ask the first again.</summary>
    Task<int> ThrowTo(string first, string second);

    Task HoldOpen(string gate);
}

internal sealed class BoomerangGrain(Gates gates) : Grain, IBoomerang
{
    public async Task<int> Throw(string other, int hops, bool allow)
    {
        if (hops == 0)
        {
            return 0;
        }

        using var section = allow ? RequestContext.AllowCallChainReentrancy() : default(IDisposable);
        return 1 + await Ask(other).Throw(this.GetPrimaryKeyString(), hops - 1, allow);
    }

    public async Task<int> ThrowSuppressed(string other)
    {
        using var allowed = RequestContext.AllowCallChainReentrancy();
        using var withdrawn = RequestContext.SuppressCallChainReentrancy();
        return await Ask(other).Throw(this.GetPrimaryKeyString(), 1, allow: false);
    }

    public async Task<int> ThrowAfterwards(string other)
    {
        using (RequestContext.AllowCallChainReentrancy())
        {
            await Ask(other).Throw(this.GetPrimaryKeyString(), 1, allow: false);
        }

        return await Ask(other).Throw(this.GetPrimaryKeyString(), 1, allow: false);
    }

    public async Task<int> ThrowTo(string first, string second)
    {
        using var allowed = RequestContext.AllowCallChainReentrancy();
        return await Ask(first).Throw(second, 2, allow: false);
    }

    public async Task HoldOpen(string gate)
    {
        using var allowed = RequestContext.AllowCallChainReentrancy();
        await gates[gate].Task;
    }

    private IBoomerang Ask(string key) => GrainFactory.GetGrain<IBoomerang>(key);
}
