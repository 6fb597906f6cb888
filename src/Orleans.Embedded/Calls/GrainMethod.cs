using System.Diagnostics;
using System.Reflection;
using Orleans.Concurrency;

namespace Orleans.Embedded;

/// <summary>A method of a grain or observer interface: what the host must know of it, and whether it has earned to run
/// on its
/// callers' threads by being quick. A method that takes long there would make its callers wait for it one after the
/// other.</summary>
internal sealed class GrainMethod(Type interfaceType, MethodInfo method)
{
    /// <summary>So many quick runs in a row earn it.</summary>
    private const int QuickRunsNeeded = 8;

    private int _quickRuns;

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
    public bool RunsInline => Volatile.Read(ref _quickRuns) >= QuickRunsNeeded;

    /// <summary>Takes note of how long the synchronous part of a run took, in ticks of the stopwatch.</summary>
    public void Ran(long elapsed, TimeSpan budget)
    {
        if (IsOneWay || IsObserver)
        {
            return;
        }

        if (elapsed > budget.TotalSeconds * Stopwatch.Frequency)
        {
            Volatile.Write(ref _quickRuns, 0);
        }
        else if (_quickRuns < QuickRunsNeeded)
        {
            Volatile.Write(ref _quickRuns, _quickRuns + 1);
        }
    }
}
