namespace TradingPlatform.EventStore.Subscriptions;

/// <summary>How far everything is finished, when events begin in order and finish in any.</summary>
internal sealed class FinishedMark(long start)
{
    private readonly Lock _gate = new();
    private readonly Queue<Ticket> _open = new();
    private long _position = start;

    /// <summary>Every event up to here is finished.</summary>
    public long Position
    {
        get
        {
            lock (_gate)
            {
                return _position;
            }
        }
    }

    /// <summary>When the oldest unfinished event was stored; null when there is none.</summary>
    public DateTimeOffset? OldestStoredAt
    {
        get
        {
            lock (_gate)
            {
                return _open.TryPeek(out var oldest) ? oldest.StoredAt : null;
            }
        }
    }

    /// <summary>An event begins; those before it have begun already.</summary>
    public Ticket Begin(long position, DateTimeOffset storedAt)
    {
        var ticket = new Ticket(position, storedAt);
        lock (_gate)
        {
            _open.Enqueue(ticket);
        }

        return ticket;
    }

    /// <summary>An event is finished, before or after its neighbours.</summary>
    public void Finish(Ticket ticket)
    {
        lock (_gate)
        {
            ticket.IsFinished = true;
            while (_open.TryPeek(out var oldest) && oldest.IsFinished)
            {
                _position = _open.Dequeue().Position;
            }
        }
    }
}

/// <summary>One event on its way.</summary>
internal sealed class Ticket(long position, DateTimeOffset storedAt)
{
    /// <summary>Its place in the log.</summary>
    public long Position { get; } = position;

    /// <summary>When it was stored.</summary>
    public DateTimeOffset StoredAt { get; } = storedAt;

    /// <summary>Guarded by <see cref="FinishedMark"/>.</summary>
    public bool IsFinished { get; set; }
}
