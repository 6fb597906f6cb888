namespace Orleans.Embedded;

/// <summary>The bounded queue of one subscription, and behind it the producers that wait for room. Not thread-safe: its
/// owner locks.</summary>
internal sealed class Backlog<T>(int capacity)
{
    /// <summary>A producer that awaits what it puts waits once; many more than there can be producers are a
    /// mistake.</summary>
    private const int ProducersMax = 1_024;

    private readonly Queue<StreamEntry<T>> _entries = new();
    private readonly Queue<StreamLot<T>> _lots = new();

    /// <summary>How many entries wait in the queue.</summary>
    public int Count => _entries.Count;

    /// <summary>What the producer put that has waited longest for room; null when none waits.</summary>
    public StreamLot<T>? FirstWaiting => _lots.TryPeek(out var lot) ? lot : null;

    /// <summary>Takes as many of <paramref name="entries"/> as there is room for.</summary>
    /// <returns>How many.</returns>
    public int Add(ReadOnlySpan<StreamEntry<T>> entries)
    {
        var room = _lots.Count > 0 ? 0 : Math.Min(entries.Length, capacity - _entries.Count);
        foreach (ref readonly var entry in entries[..room])
        {
            _entries.Enqueue(entry);
        }

        return room;
    }

    /// <summary>Lets a producer wait for room; false when too many wait already.</summary>
    public bool TryWait(StreamLot<T> lot)
    {
        var hasRoom = _lots.Count < ProducersMax;
        if (hasRoom)
        {
            _lots.Enqueue(lot);
        }

        return hasRoom;
    }

    /// <summary>Moves the oldest entries into <paramref name="buffer"/>, and waiting ones into the room this
    /// makes.</summary>
    /// <returns>How many.</returns>
    public int Take(StreamEntry<T>[] buffer)
    {
        var count = 0;
        while (count < buffer.Length && _entries.TryDequeue(out var entry))
        {
            buffer[count++] = entry;
        }

        while (_entries.Count < capacity && _lots.TryPeek(out var lot))
        {
            if (lot.TryNext(out var entry))
            {
                _entries.Enqueue(entry);
            }

            if (lot.IsTaken)
            {
                _lots.Dequeue().Acceptance.Taken();
            }
        }

        return count;
    }

    /// <summary>Takes all entries, and drops the oldest where there is no room. No producer may be waiting.</summary>
    /// <returns>How many were dropped.</returns>
    public int Push(ReadOnlySpan<StreamEntry<T>> entries)
    {
        var dropped = 0;
        foreach (ref readonly var entry in entries)
        {
            dropped += Push(entry);
        }

        return dropped;
    }

    /// <summary>Takes in all that producers wait with, and drops the oldest where there is no room: nobody waits any
    /// more.</summary>
    /// <returns>How many were dropped.</returns>
    public int PushWaiting()
    {
        var dropped = 0;
        while (_lots.TryDequeue(out var lot))
        {
            while (lot.TryNext(out var entry))
            {
                dropped += Push(entry);
            }

            lot.Acceptance.Taken();
        }

        return dropped;
    }

    /// <summary>Drops everything; producers that wait go on.</summary>
    /// <returns>How many entries of the queue were dropped.</returns>
    public int Clear()
    {
        var dropped = _entries.Count;
        _entries.Clear();
        while (_lots.TryDequeue(out var lot))
        {
            lot.Acceptance.Taken();
        }

        return dropped;
    }

    private int Push(in StreamEntry<T> entry)
    {
        var isFull = _entries.Count == capacity;
        if (isFull)
        {
            _entries.Dequeue();
        }

        _entries.Enqueue(entry);
        return isFull ? 1 : 0;
    }
}
