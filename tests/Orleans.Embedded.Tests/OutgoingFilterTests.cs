using Orleans.Hosting;
using Orleans.Runtime;

namespace Orleans.Embedded.Tests;

public class OutgoingFilterTests
{
    [Fact]
    public async Task They_see_every_kind_of_call_and_who_calls_whom()
    {
        await using var silo = await TestSilo.StartAsync(s => s.AddOutgoingGrainCallFilter<OutgoingJournal>());
        var grain = silo.Get<IProbe>();
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(3, await grain.Add(1, 2));
            Assert.Equal(3, await grain.AddValue(1, 2));
        }

        await grain.Touch();
        await grain.SetAmbient("a", "b");
        await grain.Tell("told");
        await silo.Gates["told"].Task.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(1, await silo.Get<IProbe>("from").AskOther("to", 1));
        Assert.Equal(20, silo.Journal.Count("nobody to probe/1: Add gave 3"));
        Assert.Equal(20, silo.Journal.Count("nobody to probe/1: AddValue gave 3"));
        Assert.Equal(1, silo.Journal.Count("nobody to probe/1: Touch gave nothing"));
        Assert.Equal(1, silo.Journal.Count("nobody to probe/1: SetAmbient gave nothing"));
        await Journal.UntilAsync(() => silo.Journal.Count("nobody to probe/1: Tell gave nothing") == 1);
        Assert.Equal(1, silo.Journal.Count("probe/from to probe/to: AskOther gave 0"));
    }

    [Fact]
    public async Task They_run_in_order_and_may_change_arguments_results_and_ambient_values()
    {
        await using var silo = await TestSilo.StartAsync(s => s
            .AddOutgoingGrainCallFilter(async context =>
            {
                RequestContext.Set("who", "filter");
                await context.Invoke();
                context.Result = context.Result is int sum ? sum + 1_000 : context.Result;
            })
            .AddOutgoingGrainCallFilter(context =>
            {
                if (context.MethodName is nameof(IProbe.Add))
                {
                    context.Request.SetArgument(0, 100);
                }

                return context.Invoke();
            }));
        Assert.Equal(1_102, await silo.Get<IProbe>().Add(1, 2));
        Assert.Equal("filter", await silo.Get<IProbe>().Ambient("who"));
        Assert.Null(RequestContext.Get("who"));
    }

    [Fact]
    public async Task They_may_answer_try_again_and_refuse()
    {
        var tries = 0;
        await using var silo = await TestSilo.StartAsync(s => s.AddOutgoingGrainCallFilter(async context =>
        {
            switch (context.MethodName)
            {
                case nameof(IProbe.Add):
                    context.Result = 7;
                    return;
                case nameof(IProbe.CountTurns):
                    await context.Invoke();
                    await context.Invoke();
                    return;
                case nameof(IProbe.FailLater):
                    tries++;
                    await Assert.ThrowsAsync<InvalidOperationException>(context.Invoke);
                    return;
                default:
                    throw new UnauthorizedAccessException("not you");
            }
        }));
        Assert.Equal(7, await silo.Get<IProbe>().Add(1, 1));
        Assert.Equal(6, await silo.Get<IProbe>().CountTurns());
        var broken = await Assert.ThrowsAsync<InvalidOperationException>(() => silo.Get<IProbe>().FailLater("x"));
        Assert.Contains("neither went on", broken.Message, StringComparison.Ordinal);
        Assert.Equal(1, tries);
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => silo.Get<IProbe>().Touch().AsTask());
    }

    [Fact]
    public async Task They_run_in_the_turns_of_the_calling_grain()
    {
        var strayed = 0;
        await using var silo = await TestSilo.StartAsync(s => s.AddOutgoingGrainCallFilter(async context =>
        {
            var before = SynchronizationContext.Current;
            await context.Invoke();
            var stayed = ReferenceEquals(before, SynchronizationContext.Current);
            strayed += context.SourceContext is null || stayed ? 0 : 1;
            Assert.Equal(context.SourceId, context.SourceContext?.GrainId);
        }));
        for (var i = 0; i < 20; i++)
        {
            Assert.Empty(await silo.Get<ICaller>().CheckContexts("callee"));
        }

        Assert.Equal(0, strayed);
    }
}

internal sealed class OutgoingJournal(Journal journal) : IOutgoingGrainCallFilter
{
    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        await context.Invoke();
        var source = context.SourceId?.ToString() ?? "nobody";
        journal.Write($"{source} to {context.TargetId}: {context.MethodName} gave {context.Result ?? "nothing"}");
    }
}
