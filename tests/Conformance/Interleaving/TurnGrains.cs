using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace TradingPlatform.Conformance.Interleaving;

[Alias("conformance.ITurns")]
public interface ITurns : IGrainWithStringKey
{
    [Alias("Wait")]
    Task Wait(string gate);

    [ReadOnly]
    [Alias("Read")]
    Task Read(string gate);

    [AlwaysInterleave]
    [Alias("Running")]
    Task<int> Running();

    [Alias("AskSelf")]
    Task<int> AskSelf();

    [Alias("Answer")]
    Task<int> Answer();
}

public sealed class TurnsGrain : Grain, ITurns
{
    private int _running;

    public Task Wait(string gate) => RunAsync(gate);

    public Task Read(string gate) => RunAsync(gate);

    public Task<int> Running() => Task.FromResult(_running);

    public async Task<int> AskSelf() => await this.AsReference<ITurns>().Answer();

    public Task<int> Answer() => Task.FromResult(1);

    private async Task RunAsync(string gate)
    {
        _running++;
        await Gates.At(gate);
        _running--;
    }
}

[Alias("conformance.IOpen")]
public interface IOpen : IGrainWithStringKey
{
    [Alias("Countdown")]
    Task<int> Countdown(int from);

    [Alias("Count")]
    Task<int> Count();
}

[Reentrant]
public sealed class OpenGrain : Grain, IOpen
{
    private int _count;

    public async Task<int> Countdown(int from) =>
        from == 0 ? 0 : 1 + await this.AsReference<IOpen>().Countdown(from - 1);

    /// <summary>Counts without a lock: only if turns never overlap is nothing lost.</summary>
    public async Task<int> Count()
    {
        for (var i = 0; i < 5; i++)
        {
            var seen = _count;
            Thread.SpinWait(50);
            _count = seen + 1;
            await Task.Yield();
        }

        return _count;
    }
}

[Alias("conformance.IChoosy")]
public interface IChoosy : IGrainWithStringKey
{
    [Alias("AskSelf")]
    Task<int> AskSelf(bool mayInterleave);

    [Alias("Answer")]
    Task<int> Answer(bool mayInterleave);
}

[MayInterleave(nameof(Allows))]
public sealed class ChoosyGrain : Grain, IChoosy
{
    public static bool Allows(IInvokable request) =>
        request.GetMethodName() is nameof(Answer) && (bool)request.GetArgument(0)!;

    public async Task<int> AskSelf(bool mayInterleave) => await this.AsReference<IChoosy>().Answer(mayInterleave);

    public Task<int> Answer(bool mayInterleave) => Task.FromResult(1);
}

[Alias("conformance.IBoomerang")]
public interface IBoomerang : IGrainWithStringKey
{
    [Alias("Throw")]
    Task<int> Throw(string other, int hops, bool allow);

    [Alias("ThrowSuppressed")]
    Task<int> ThrowSuppressed(string other);

    [Alias("HoldOpen")]
    Task HoldOpen(string gate);
}

public sealed class BoomerangGrain : Grain, IBoomerang
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

    public async Task HoldOpen(string gate)
    {
        using var allowed = RequestContext.AllowCallChainReentrancy();
        Journal.Write(gate, "open");
        await Gates.At(gate);
    }

    private IBoomerang Ask(string key) => GrainFactory.GetGrain<IBoomerang>(key);
}
