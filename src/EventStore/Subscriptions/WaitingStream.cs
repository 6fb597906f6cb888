using TradingPlatform.EventStore.Readers;

namespace TradingPlatform.EventStore.Subscriptions;

/// <summary>A stream that waits for the reader, or has just been caught up with. Lanes pass its events by, for they
/// come again: read from the stream itself when it is taken up.</summary>
internal sealed class WaitingStream(ParkedEvent parked)
{
    private readonly Lock _gate = new();
    private long _passedBy; // the newest version that a lane has passed by
    private long? _joinedAt; // once caught up: everything up to this version was handled apart from the lanes

    /// <summary>What it waits at.</summary>
    public ParkedEvent Parked { get; } = parked;

    /// <summary>The version up to which everything was handled.</summary>
    public long HandledThrough { get; set; } = parked.ResumedThrough ?? (parked.Version - 1);

    /// <summary>The log's position of that version.</summary>
    public long HandledPosition { get; set; }

    /// <summary>Rounds of catching up so far.</summary>
    public int Rounds { get; set; }

    /// <summary>The round that is under way; null when none is.</summary>
    public Task<bool>? CatchingUp { get; set; }

    /// <summary>Whether it goes with the others again.</summary>
    public bool HasJoined
    {
        get
        {
            lock (_gate)
            {
                return _joinedAt is not null;
            }
        }
    }

    /// <summary>Whether a lane passes this version by.</summary>
    public bool PassesBy(long version)
    {
        lock (_gate)
        {
            if (_joinedAt is { } joinedAt)
            {
                return version <= joinedAt;
            }

            _passedBy = Math.Max(_passedBy, version);
            return true;
        }
    }

    /// <summary>Lets lanes take its events again, if nothing that they passed by is unhandled.</summary>
    public bool TryJoin()
    {
        lock (_gate)
        {
            if (_passedBy > HandledThrough)
            {
                return false;
            }

            _joinedAt = HandledThrough;
            return true;
        }
    }
}
