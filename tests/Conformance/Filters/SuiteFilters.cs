using Orleans;

namespace TradingPlatform.Conformance.Filters;

/// <summary>The first filter: notes what passes, and changes an argument.</summary>
public sealed class OuterFilter : IIncomingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        var isJournalled = context.InterfaceMethod.Name is nameof(IFiltered.Twice)
            && context.InterfaceMethod.DeclaringType == typeof(IFiltered);
        if (!isJournalled)
        {
            await context.Invoke();
            return;
        }

        var journal = (string)context.Request.GetArgument(0)!;
        Journal.Write(journal, $"outer before {context.ImplementationMethod.DeclaringType!.Name}");
        context.Request.SetArgument(1, (int)context.Request.GetArgument(1)! + 1);
        await context.Invoke();
        Journal.Write(journal, $"outer after {context.Result}");
    }
}

/// <summary>The second filter: does to each method what the method is named for.</summary>
public sealed class InnerFilter : IIncomingGrainCallFilter
{
    public Task Invoke(IIncomingGrainCallContext context) =>
        context.InterfaceMethod.DeclaringType == typeof(IFiltered) ? ByNameAsync(context) : context.Invoke();

    private static async Task ByNameAsync(IIncomingGrainCallContext context)
    {
        switch (context.MethodName)
        {
            case nameof(IFiltered.Refused):
                throw new UnauthorizedAccessException("not you");
            case nameof(IFiltered.Answered):
                context.Result = 42;
                return;
            case nameof(IFiltered.Broken):
                return;
            case nameof(IFiltered.Swallowed) or nameof(IFiltered.Mended) or nameof(IFiltered.Repeated):
                await AfterFailureAsync(context);
                return;
            default:
                await context.Invoke();
                return;
        }
    }

    private static async Task AfterFailureAsync(IIncomingGrainCallContext context)
    {
        try
        {
            await context.Invoke();
        }
        catch (InvalidOperationException) when (context.MethodName is nameof(IFiltered.Swallowed))
        {
            return;
        }
        catch (InvalidOperationException) when (context.MethodName is nameof(IFiltered.Mended))
        {
            context.Result = 42;
        }
        catch (InvalidOperationException)
        {
            await context.Invoke();
        }
    }
}

/// <summary>The filter of outgoing calls: notes who calls whom.</summary>
public sealed class OutgoingJournal : IOutgoingGrainCallFilter
{
    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        var isSuite = context.InterfaceMethod.DeclaringType == typeof(IFiltered);
        if (isSuite && context.MethodName is nameof(IFiltered.AnsweredAtTheSource))
        {
            context.Result = 43;
            return;
        }

        if (!isSuite || context.MethodName is not (nameof(IFiltered.Twice) or nameof(IFiltered.Pass)))
        {
            await context.Invoke();
            return;
        }

        // A host may use the request again once it has been answered: what is needed later is taken before.
        var journal = $"sent {context.Request.GetArgument(0)}";
        await context.Invoke();
        var from = context.SourceContext is { } source ? source.GrainId.ToString() : "nobody";
        Journal.Write(journal, $"{from} to {context.TargetId}: {context.MethodName} gave {context.Result}");
    }
}
