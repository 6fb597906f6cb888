using Orleans;

namespace TradingPlatform.Conformance.Filters;

[Alias("conformance.IFiltered")]
public interface IFiltered : IGrainWithStringKey
{
    [Alias("Twice")]
    Task<int> Twice(string journal, int number);

    [Alias("Refused")]
    Task<int> Refused();

    [Alias("Answered")]
    Task<int> Answered();

    [Alias("AnsweredAtTheSource")]
    Task<int> AnsweredAtTheSource();

    [Alias("Swallowed")]
    Task<int> Swallowed();

    [Alias("Mended")]
    Task<int> Mended();

    [Alias("Broken")]
    Task<int> Broken();

    [Alias("Repeated")]
    Task<int> Repeated();

    [Alias("Pass")]
    Task<int> Pass(string journal, string other);
}

public sealed class FilteredGrain : Grain, IFiltered, IIncomingGrainCallFilter
{
    private int _repeats;

    public Task<int> Twice(string journal, int number)
    {
        Journal.Write(journal, FormattableString.Invariant($"twice {number}"));
        return Task.FromResult(number * 2);
    }

    public Task<int> Refused() => Task.FromResult(1);

    public Task<int> Answered() => Task.FromResult(1);

    public Task<int> AnsweredAtTheSource() => Task.FromResult(1);

    public Task<int> Swallowed() => throw new InvalidOperationException("swallowed");

    public Task<int> Mended() => throw new InvalidOperationException("mended");

    public Task<int> Broken() => Task.FromResult(1);

    public Task<int> Repeated() =>
        ++_repeats == 1 ? throw new InvalidOperationException("once more") : Task.FromResult(_repeats);

    public async Task<int> Pass(string journal, string other) =>
        await GrainFactory.GetGrain<IFiltered>(other).Twice(journal, 1);

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        var isJournalled = context.MethodName is nameof(Twice);
        var journal = isJournalled ? (string)context.Request.GetArgument(0)! : "";
        if (isJournalled)
        {
            Journal.Write(journal, "own before");
        }

        await context.Invoke();
        if (isJournalled)
        {
            Journal.Write(journal, $"own after {context.Result}");
            context.Result = (int)context.Result! + 100;
        }
    }
}
