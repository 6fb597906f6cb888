using System.Collections.Concurrent;
using TradingPlatform.EventStore.Readers;
using TradingPlatform.EventStore.Tailing;

namespace TradingPlatform.EventStore.Subscriptions;

/// <summary>Every stream that waits for the reader. Lanes ask for each event; streams come in from lanes and go out
/// when they were caught up with.</summary>
internal sealed class WaitingStreams(IReaderLease lease, int parkedMax)
{
    private readonly ConcurrentDictionary<string, WaitingStream> _streams = new(StringComparer.Ordinal);

    /// <summary>How many wait.</summary>
    public int Count => _streams.Values.Count(stream => !stream.HasJoined);

    /// <summary>Those that wait, at this moment.</summary>
    public IEnumerable<WaitingStream> All => _streams.Values.Where(stream => !stream.HasJoined);

    /// <summary>Whether <paramref name="raw"/> is passed by, because its stream waits or it was handled already.
    /// </summary>
    public bool PassesBy(RawEvent raw) =>
        !_streams.IsEmpty && _streams.TryGetValue(raw.Stream, out var stream) && stream.PassesBy(raw.Version);

    /// <summary>Takes in what the store tells: streams that waited before this process came.</summary>
    public void Remember(ParkedEvent parked) => _streams[parked.Stream] = new WaitingStream(parked);

    /// <summary>Parks a stream, durably.</summary>
    /// <exception cref="TooManyParkedException">Too many wait already; nothing was done.</exception>
    public async Task ParkAsync(ParkedEvent parked, CancellationToken cancellationToken)
    {
        var isNew = !_streams.TryGetValue(parked.Stream, out var known) || known.HasJoined;
        if (isNew && Count >= parkedMax)
        {
            throw new TooManyParkedException(parked.Reader, parkedMax, parked.Error);
        }

        await lease.ParkAsync(parked, cancellationToken);
        _streams[parked.Stream] = new WaitingStream(parked);
    }

    /// <summary>Takes a stream that was caught up with back among the others; false when something of it was passed by
    /// meanwhile.</summary>
    public async Task<bool> TryJoinAsync(WaitingStream stream, CancellationToken cancellationToken)
    {
        if (!stream.TryJoin())
        {
            return false;
        }

        // Before the place is saved again: whatever the lanes handle from now on is not yet in it, so a crash here lets
        // the stream wait and be caught up with once more. A stream that was parked anew meanwhile keeps its row.
        await lease.ReleaseAsync(stream.Parked.Stream, stream.Parked.Version, cancellationToken);
        return true;
    }

    /// <summary>Forgets joined streams of which no event before their joining can come any more.</summary>
    public void ForgetJoined(long finished)
    {
        foreach (var (name, stream) in _streams)
        {
            if (stream.HasJoined && stream.HandledPosition <= finished)
            {
                _streams.TryRemove(KeyValuePair.Create(name, stream));
            }
        }
    }
}
