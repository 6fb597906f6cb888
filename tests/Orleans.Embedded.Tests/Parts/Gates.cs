using System.Collections.Concurrent;

namespace Orleans.Embedded.Tests;

/// <summary>Named gates at which grains wait until a test opens them.</summary>
internal sealed class Gates
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _gates = new(StringComparer.Ordinal);

    public TaskCompletionSource this[string name] =>
        _gates.GetOrAdd(name, static _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
}
