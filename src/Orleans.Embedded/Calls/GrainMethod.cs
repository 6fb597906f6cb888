using System.Reflection;
using Orleans.Concurrency;

namespace Orleans.Embedded;

/// <summary>A method of a grain or observer interface: what the host must know of it, and whether it runs on its
/// callers' threads.</summary>
internal sealed class GrainMethod(Type interfaceType, MethodInfo method)
{
    private static int numbers;

    private readonly QuickRuns _runs = new();

    /// <summary>No other method of the process has it; small, so that lists by method are short.</summary>
    public int Number { get; } = Interlocked.Increment(ref numbers) - 1;

    public Type InterfaceType { get; } = interfaceType;

    public MethodInfo Method { get; } = method;

    public string Name => Method.Name;

    /// <summary>For messages: <c>ISymbolGrain.Publish</c>.</summary>
    public string Title { get; } = $"{interfaceType.Name}.{method.Name}";

    public bool AlwaysInterleaves { get; } = method.IsDefined(typeof(AlwaysInterleaveAttribute), inherit: true);

    public bool ReadsOnly { get; } = method.IsDefined(typeof(ReadOnlyAttribute), inherit: true);

    public bool IsOneWay { get; } =
        method.ReturnType == typeof(void) || method.IsDefined(typeof(OneWayAttribute), inherit: true);

    private bool IsObserver { get; } = typeof(IGrainObserver).IsAssignableFrom(interfaceType);

    /// <summary>Whether a call to an idle grain may run on the caller's thread.</summary>
    public bool RunsInline => _runs.AreEnough;

    /// <summary>It blocks its caller's thread, so it has to earn its place there anew.</summary>
    public void Blocked() => _runs.Forget();

    /// <summary>Takes note of how long the synchronous part of a run took, in ticks of the stopwatch.</summary>
    public void Ran(long elapsed, TimeSpan budget)
    {
        if (!IsOneWay && !IsObserver)
        {
            _runs.Ran(elapsed, budget);
        }
    }
}
