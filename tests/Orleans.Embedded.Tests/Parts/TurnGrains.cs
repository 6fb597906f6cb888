using Orleans.Concurrency;
using Orleans.Serialization.Invocation;

namespace Orleans.Embedded.Tests;

internal interface IBusy : IGrainWithStringKey
{
    Task Quick();

    Task Yielding();

    [AlwaysInterleave]
    Task Interleaving();

    /// <summary>Overlapping turns seen, and calls counted.</summary>
    Task<(int Overlaps, int Calls)> Found();

    Task Append(int number);

    Task<IReadOnlyList<int>> Appended();
}

/// <summary>Notices when somebody else is inside one of its turns.</summary>
internal sealed class BusyGrain : Grain, IBusy
{
    private readonly List<int> _numbers = [];
    private int _inside;
    private int _overlaps;
    private int _calls;

    public Task Quick()
    {
        Turn(counts: true);
        return Task.CompletedTask;
    }

    public async Task Yielding()
    {
        Turn(counts: true);
        await Task.Yield();
        Turn(counts: false);
        await Task.Run(() => Thread.SpinWait(10));
        Turn(counts: false);
    }

    public async Task Interleaving()
    {
        Turn(counts: true);
        await Task.Yield();
        Turn(counts: false);
    }

    public Task<(int Overlaps, int Calls)> Found() => Task.FromResult((_overlaps, _calls));

    public Task Append(int number)
    {
        _numbers.Add(number);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<int>> Appended() => Task.FromResult<IReadOnlyList<int>>(_numbers);

    private void Turn(bool counts)
    {
        if (Interlocked.Exchange(ref _inside, 1) != 0)
        {
            _overlaps++;
        }

        _calls += counts ? 1 : 0;
        Thread.SpinWait(5);
        Volatile.Write(ref _inside, 0);
    }
}

internal interface ICaller : IGrainWithStringKey
{
    /// <summary>What was wrong with the context in which code went on; empty when all was right.</summary>
    Task<string> CheckContexts(string callee);
}

internal interface ICallee : IGrainWithStringKey
{
    Task<SynchronizationContext?[]> Contexts(bool awaits);
}

internal sealed class CallerGrain : Grain, ICaller
{
    public async Task<string> CheckContexts(string callee)
    {
        var own = SynchronizationContext.Current;
        var atOnce = await GrainFactory.GetGrain<ICallee>(callee).Contexts(awaits: false);
        var wrong = ReferenceEquals(SynchronizationContext.Current, own) ? "" : "caller after inline; ";
        var later = await GrainFactory.GetGrain<ICallee>(callee).Contexts(awaits: true);
        wrong += ReferenceEquals(SynchronizationContext.Current, own) ? "" : "caller after await; ";
        wrong += atOnce.Concat(later).Any(c => c is null || ReferenceEquals(c, own)) ? "callee in the caller's; " : "";
        return wrong + (atOnce.Concat(later).Distinct().Count() == 1 ? "" : "callee in several");
    }
}

internal sealed class CalleeGrain : Grain, ICallee
{
    public async Task<SynchronizationContext?[]> Contexts(bool awaits)
    {
        var before = SynchronizationContext.Current;
        if (awaits)
        {
            await Task.Delay(1);
            await Task.Run(() => Thread.SpinWait(10));
        }

        return [before, SynchronizationContext.Current];
    }
}

internal interface IReentrantProbe : IGrainWithStringKey
{
    Task<int> Countdown(int from);
}

[Reentrant]
internal sealed class ReentrantProbeGrain : Grain, IReentrantProbe
{
    public async Task<int> Countdown(int from) =>
        from == 0 ? 0 : 1 + await this.AsReference<IReentrantProbe>().Countdown(from - 1);
}

internal interface IChoosy : IGrainWithStringKey
{
    Task<int> AskSelf(bool mayInterleave);

    Task<int> Answer(bool mayInterleave);
}

[MayInterleave(nameof(Allows))]
internal sealed class ChoosyGrain : Grain, IChoosy
{
    public static bool Allows(IInvokable request) =>
        request.GetMethodName() is nameof(Answer) && (bool)request.GetArgument(0)!;

    public async Task<int> AskSelf(bool mayInterleave) => await this.AsReference<IChoosy>().Answer(mayInterleave);

    public Task<int> Answer(bool mayInterleave) => Task.FromResult(1);
}
