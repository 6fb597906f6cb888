using Orleans.Embedded.Simulation;
using Orleans.Streams;

namespace Orleans.Embedded;

/// <summary>One event on its way to a subscriber, or word of the stream's end or of a producer's failure.</summary>
/// <param name="Item">The event.</param>
/// <param name="Mark">The event's <see cref="StreamSequenceToken"/>, or <see cref="Completed"/>, or the
/// failure.</param>
internal readonly record struct StreamEntry<T>(T Item, object Mark)
{
    public static object Completed { get; } = new();
}

/// <summary>A producer's wait until all subscriptions have taken what it put.</summary>
internal sealed class Acceptance
{
    private readonly TaskCompletionSource _taken = new(SimulatedThread.PromiseOptions);
    private int _open = 1;

    public Task Task => _taken.Task;

    /// <summary>One more subscription has to take it.</summary>
    public Acceptance Expect()
    {
        Interlocked.Increment(ref _open);
        return this;
    }

    /// <summary>A subscription has taken it, or the producer has asked all of them.</summary>
    public void Taken()
    {
        if (Interlocked.Decrement(ref _open) == 0)
        {
            _taken.TrySetResult();
        }
    }

    public void Refuse(Exception reason) => _taken.TrySetException(reason);
}

/// <summary>What one producer put and a full subscription has not taken yet.</summary>
internal sealed class StreamLot<T>(StreamEntry<T>[] entries, int next, Acceptance acceptance)
{
    private int _next = next;

    public Acceptance Acceptance => acceptance;

    public bool TryNext(out StreamEntry<T> entry)
    {
        var has = _next < entries.Length;
        entry = has ? entries[_next++] : default;
        return has;
    }

    public bool IsTaken => _next == entries.Length;
}
