using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;

namespace Orleans.Embedded.Tests;

public class FilterTests
{
    [Fact]
    public async Task Filters_run_in_order_around_the_call_with_the_grains_own_innermost()
    {
        await using var silo = await TestSilo.StartAsync(s => s
            .AddIncomingGrainCallFilter<JournalFilter>()
            .AddIncomingGrainCallFilter(context =>
            {
                context.Request.SetArgument(0, (int)context.Request.GetArgument(0)! + 1);
                return context.Invoke();
            }));
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(((i + 1) * 2) + 100, await silo.Get<IFiltered>().Double(i));
        }

        Assert.Equal(
            ["before Double of filtered/1 by nobody", "own before 1", "double 1", "own after 2", "after 102"],
            silo.Journal.Lines.Take(5));
        Assert.Equal(100, silo.Journal.Lines.Count);
    }

    [Fact]
    public async Task A_filter_sees_who_calls_and_what()
    {
        await using var silo = await TestSilo.StartAsync(s => s.AddIncomingGrainCallFilter<JournalFilter>());
        await silo.Get<IProbe>("from").AskOther("to", 1);
        Assert.Contains("before AskOther of probe/to by probe/from", silo.Journal.Lines);
        IIncomingGrainCallContext? seen = null;
        await using var other = await TestSilo.StartAsync(s => s.AddIncomingGrainCallFilter(context =>
        {
            seen = context;
            Assert.Equal(typeof(ProbeGrain), context.ImplementationMethod.DeclaringType);
            return context.Invoke();
        }));
        await other.Get<IProbe>().Add(3, 4);
        var request = seen!.Request;
        Assert.Equal((2, 3, 4), (request.GetArgumentCount(), request.GetArgument(0), request.GetArgument(1)));
        Assert.Equal(7, seen.Result);
        Assert.Equal(typeof(IProbe).FullName, seen.InterfaceName);
        Assert.Throws<ArgumentOutOfRangeException>(() => seen.Request.GetArgument(2));
    }

    [Fact]
    public async Task A_filter_can_answer_and_refuse()
    {
        await using var silo = await TestSilo.StartAsync(s => s.AddIncomingGrainCallFilter(context =>
        {
            if (context.MethodName is nameof(IProbe.Touch))
            {
                throw new UnauthorizedAccessException("not you");
            }

            context.Result = 99;
            return Task.CompletedTask;
        }));
        Assert.Equal(99, await silo.Get<IProbe>().Add(1, 1));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => silo.Get<IProbe>().Touch().AsTask());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_filter_that_swallows_an_exception_hides_it_only_if_it_sets_a_result(bool setsResult)
    {
        await using var silo = await TestSilo.StartAsync(s => s.AddIncomingGrainCallFilter(async context =>
        {
            await Assert.ThrowsAsync<InvalidOperationException>(context.Invoke);
            if (setsResult)
            {
                context.Result = null;
            }
        }));
        Task[] calls =
            [silo.Get<IProbe>().Fail("plain"), silo.Get<IProbe>().FailLater("later"), silo.Get<IProbe>().FailValue()];
        foreach (var call in calls)
        {
            Assert.Equal(
                setsResult ? null : typeof(InvalidOperationException),
                (await Record.ExceptionAsync(() => call))?.GetType());
        }
    }

    [Fact]
    public async Task A_filter_that_neither_goes_on_nor_answers_has_broken_the_call()
    {
        await using var silo = await TestSilo.StartAsync(
            s => s.AddIncomingGrainCallFilter(_ => Task.CompletedTask));
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => silo.Get<IProbe>().Add(1, 1));
        Assert.Contains("neither went on", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filter_may_try_again()
    {
        var runs = 0;
        await using var silo = await TestSilo.StartAsync(s => s.AddIncomingGrainCallFilter(async context =>
        {
            if (context.MethodName is nameof(IProbe.FailValue))
            {
                runs++;
                await Assert.ThrowsAsync<InvalidOperationException>(context.Invoke);
                runs++;
            }

            await context.Invoke();
        }));
        Assert.Equal(2, await silo.Get<IProbe>().Add(1, 1));
        await Assert.ThrowsAsync<InvalidOperationException>(() => silo.Get<IProbe>().FailValue());
        Assert.Equal(2, runs);
    }
}

internal sealed class JournalFilter(Journal journal) : IIncomingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        var source = context.SourceId?.ToString() ?? "nobody";
        journal.Write($"before {context.MethodName} of {context.TargetId} by {source}");
        await context.Invoke();
        journal.Write($"after {context.Result}");
    }
}

internal interface IFiltered : IGrainWithStringKey
{
    Task<int> Double(int number);
}

internal sealed class FilteredGrain(Journal journal) : Grain, IFiltered, IIncomingGrainCallFilter
{
    public Task<int> Double(int number)
    {
        journal.Write(FormattableString.Invariant($"double {number}"));
        return Task.FromResult(number * 2);
    }

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        journal.Write($"own before {context.Request.GetArgument(0)}");
        await context.Invoke();
        journal.Write($"own after {context.Result}");
        context.Result = (int)context.Result! + 100;
    }
}
