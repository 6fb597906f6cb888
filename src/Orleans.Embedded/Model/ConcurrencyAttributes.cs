namespace Orleans.Concurrency;

/// <summary>Requests of the grain class may interleave: while one awaits, another may run. Turns still never
/// overlap.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ReentrantAttribute : Attribute;

/// <summary>A static method of the class, <c>bool Name(IInvokable request)</c>, says which requests may
/// interleave.</summary>
/// <param name="callbackMethodName">Its name.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class MayInterleaveAttribute(string callbackMethodName) : Attribute
{
    /// <summary>The name of the static method.</summary>
    public string CallbackMethodName { get; } = callbackMethodName;
}

/// <summary>The interface method may interleave with every other request of its grain.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AlwaysInterleaveAttribute : Attribute;

/// <summary>The interface method changes nothing, so it may interleave with others of its kind.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReadOnlyAttribute : Attribute;

/// <summary>Nobody waits for the interface method: the caller goes on at once and learns of no failure.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OneWayAttribute : Attribute;

/// <summary>The class keeps no state between requests: several activations of one key may serve at once.</summary>
/// <param name="maxLocalWorkers">How many at most; by default as many as there are processors.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class StatelessWorkerAttribute(int maxLocalWorkers = -1) : Attribute
{
    /// <summary>How many activations of one key at most.</summary>
    public int MaxLocalWorkers { get; } = maxLocalWorkers;
}
