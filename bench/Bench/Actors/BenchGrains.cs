using System.Runtime.InteropServices;
using Orleans;

namespace TradingPlatform.Bench.Actors;

/// <summary>The smallest grain worth calling.</summary>
public interface ICounterGrain : IGrainWithStringKey
{
    Task<int> Add(int amount);

    ValueTask<int> AddValue(int amount);

    Task<int> AddLater(int amount);

    /// <summary>Gives a small struct, as a view of a grain does.</summary>
    ValueTask<Reading> Read(int level);
}

/// <summary>A small struct.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Reading(long Total, int Level);

/// <inheritdoc/>
public sealed class CounterGrain : Grain, ICounterGrain
{
    private int _total;

    public Task<int> Add(int amount) => Task.FromResult(_total = (_total + amount) & 7);

    public ValueTask<int> AddValue(int amount) => new(_total = (_total + amount) & 7);

    public ValueTask<Reading> Read(int level) => new(new Reading(_total, level));

    public async Task<int> AddLater(int amount)
    {
        await Task.Yield();
        return _total += amount;
    }
}

/// <summary>Calls another grain, as grains do.</summary>
public interface ILoopGrain : IGrainWithStringKey
{
    Task<int> CallOther(string other, int calls);
}

/// <inheritdoc/>
public sealed class LoopGrain : Grain, ILoopGrain
{
    public async Task<int> CallOther(string other, int calls)
    {
        var counter = GrainFactory.GetGrain<ICounterGrain>(other);
        var last = 0;
        for (var i = 0; i < calls; i++)
        {
            last = await counter.Add(1);
        }

        return last;
    }
}

/// <summary>A filter that does what every real one does: something before, the call, something after.</summary>
public sealed class CountingFilter : IIncomingGrainCallFilter
{
    private long _seen;

    public long Seen => _seen;

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        await context.Invoke();
        _seen++;
    }
}
