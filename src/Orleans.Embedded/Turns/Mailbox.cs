namespace Orleans.Embedded;

/// <summary>The requests of one activation, waiting and running, and the rule which may start. Not thread-safe: its
/// owner locks.</summary>
internal sealed class Mailbox
{
    private RequestLine _exclusive;
    private RequestLine _readers;
    private RequestLine _free;
    private RequestLine _running;
    private long _arrivals;
    private int _blocking;
    private int _blockingReaders;

    /// <summary>Where its owner stands among the busy queues, if it does.</summary>
    public LinkedListNode<TurnQueue>? Place { get; init; }

    /// <summary>How many wait.</summary>
    public int Waiting { get; private set; }

    /// <summary>How many have started and not ended.</summary>
    public int Running { get; private set; }

    /// <summary>The one that has run longest, or null.</summary>
    public Request? OldestRunning => _running.First;

    /// <summary>Whether one of those that wait may start now.</summary>
    public bool CanStart => Waiting > 0 && NextToStart() is not null;

    /// <summary>Puts a request at the end of its line.</summary>
    public void Add(Request request)
    {
        request.Came.Number = ++_arrivals;
        LineOf(request).Add(request);
        Waiting++;
    }

    /// <summary>Starts the next request: the oldest of those that may, or null.</summary>
    public Request? Start()
    {
        var next = Waiting == 0 ? null : NextToStart();
        if (next is not null)
        {
            LineOf(next).Remove(next);
            Waiting--;
            AddRunning(next);
        }

        return next;
    }

    /// <summary>Notes a request that started without waiting.</summary>
    public void AddRunning(Request request)
    {
        _running.Add(request);
        Running++;
        if (!request.Interleaves)
        {
            _blocking++;
            _blockingReaders += request.ReadsOnly ? 1 : 0;
        }
    }

    /// <summary>Notes the end of a running request.</summary>
    public void End(Request request)
    {
        _running.Remove(request);
        Running--;
        if (!request.Interleaves)
        {
            _blocking--;
            _blockingReaders -= request.ReadsOnly ? 1 : 0;
        }
    }

    /// <summary>Takes everything out that waits, oldest first.</summary>
    public List<Request> TakeWaiting()
    {
        var taken = new List<Request>(Waiting);
        foreach (ref var line in (Span<RequestLine>)[_exclusive, _readers, _free])
        {
            for (var request = line.First; request is not null; request = request.Next)
            {
                taken.Add(request);
            }
        }

        taken.Sort((a, b) => a.Came.Number.CompareTo(b.Came.Number));
        foreach (var request in taken)
        {
            LineOf(request).Remove(request);
        }

        Waiting = 0;
        return taken;
    }

    /// <summary>Finds the calls that arrived before <paramref name="cutoff"/>: those that wait are taken out, those
    /// that run stay.</summary>
    /// <param name="cutoff">A timestamp of the clock.</param>
    /// <param name="found">Gets each, and whether it runs.</param>
    public void Expire(long cutoff, Action<Request, bool> found)
    {
        ExpireLine(ref _exclusive, cutoff, found);
        ExpireLine(ref _readers, cutoff, found);
        ExpireLine(ref _free, cutoff, found);
        for (var request = _running.First; request is not null; request = request.Next)
        {
            if (request.IsCall && !request.IsAbandoned && request.Came.Since < cutoff)
            {
                found(request, true);
            }
        }
    }

    /// <summary>Shows everything that waits or runs, and whether it runs; what runs comes first.</summary>
    public void List(Action<Request, bool> found)
    {
        for (var request = _running.First; request is not null; request = request.Next)
        {
            found(request, true);
        }

        foreach (ref var line in (Span<RequestLine>)[_exclusive, _readers, _free])
        {
            for (var request = line.First; request is not null; request = request.Next)
            {
                found(request, false);
            }
        }
    }

    private void ExpireLine(ref RequestLine line, long cutoff, Action<Request, bool> found)
    {
        for (var request = line.First; request is not null && request.Came.Since < cutoff;)
        {
            var next = request.Next;
            if (request.IsCall)
            {
                line.Remove(request);
                Waiting--;
                found(request, false);
            }

            request = next;
        }
    }

    /// <summary>Whatever interleaves starts always; readers among readers; the rest alone. Within that, the oldest
    /// first.</summary>
    private Request? NextToStart()
    {
        var next = _free.First;
        if (_blocking == _blockingReaders)
        {
            next = Older(next, _readers.First);
        }

        return _blocking == 0 ? Older(next, _exclusive.First) : next;
    }

    private static Request? Older(Request? one, Request? other) =>
        one is null || (other is not null && other.Came.Number < one.Came.Number) ? other : one;

    private ref RequestLine LineOf(Request request)
    {
        if (request.Interleaves)
        {
            return ref _free;
        }

        return ref request.ReadsOnly ? ref _readers : ref _exclusive;
    }
}
