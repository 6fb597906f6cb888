namespace Orleans.Embedded;

/// <summary>The queues of a host in which a request waits or runs, or did so a moment ago, in the order in which they
/// became busy. Whoever looks for overdue calls looks here, and not at a million idle grains.</summary>
internal sealed class BusyQueues
{
    private readonly Lock _gate = new();
    private readonly LinkedList<TurnQueue> _queues = new();

    /// <summary>Takes a queue in.</summary>
    /// <returns>Its place, to take it out again.</returns>
    public LinkedListNode<TurnQueue> Add(TurnQueue queue)
    {
        lock (_gate)
        {
            return _queues.AddLast(queue);
        }
    }

    /// <summary>Takes a queue out.</summary>
    public void Remove(LinkedListNode<TurnQueue> place)
    {
        lock (_gate)
        {
            _queues.Remove(place);
        }
    }

    /// <summary>Those that are in now.</summary>
    public TurnQueue[] Snapshot()
    {
        lock (_gate)
        {
            return [.. _queues];
        }
    }
}
