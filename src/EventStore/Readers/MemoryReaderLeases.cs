using System.Collections.Immutable;

namespace TradingPlatform.EventStore.Readers;

/// <summary>Leases, places and waiting streams for simulation and tests; they outlive the readers and end with the
/// process.</summary>
public sealed class MemoryReaderLeases(TimeProvider clock) : IReaderLeases, IParkedEvents
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, long> _places = new(StringComparer.Ordinal);
    private readonly SortedDictionary<(string Reader, string Stream), ParkedEvent> _parked = [];
    private readonly Dictionary<string, SemaphoreSlim> _turns = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public async Task<IReaderLease> TakeAsync(string reader, CancellationToken cancellationToken)
    {
        ReaderName.Require(reader);
        SemaphoreSlim turn;
        lock (_gate)
        {
            turn = _turns.TryGetValue(reader, out var known) ? known : _turns[reader] = new SemaphoreSlim(1);
        }

        await turn.WaitAsync(cancellationToken);
        return new Lease(this, reader, turn);
    }

    /// <summary>How far <paramref name="reader"/> is, as it was last written down.</summary>
    public long PlaceOf(string reader)
    {
        lock (_gate)
        {
            return _places.GetValueOrDefault(reader);
        }
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<ParkedEvent>> ListAsync(CancellationToken cancellationToken) =>
        Locked(() => _parked.Values.ToImmutableArray());

    /// <inheritdoc/>
    public Task<int> RetryAsync(string reader, string? stream, CancellationToken cancellationToken) => Locked(() =>
    {
        var waiting = _parked.Keys
            .Where(key => string.Equals(key.Reader, reader, StringComparison.Ordinal)
                && (stream is null || string.Equals(key.Stream, stream, StringComparison.Ordinal)))
            .ToList();
        waiting.ForEach(key => _parked[key] = _parked[key] with { RetryAskedAt = clock.GetUtcNow() });
        return waiting.Count;
    });

    private Task<T> Locked<T>(Func<T> work)
    {
        lock (_gate)
        {
            return Task.FromResult(work());
        }
    }

    private sealed class Lease(MemoryReaderLeases home, string reader, SemaphoreSlim turn) : IReaderLease
    {
        private readonly CancellationTokenSource _lost = new();

        public CancellationToken Lost => _lost.Token;

        public Task<long> CheckpointAsync(CancellationToken cancellationToken) =>
            home.Locked(() => home._places.GetValueOrDefault(reader));

        public Task SaveAsync(long position, CancellationToken cancellationToken) =>
            home.Locked(() => home._places[reader] = position);

        public Task<ImmutableArray<ParkedEvent>> ParkedAsync(CancellationToken cancellationToken) =>
            home.Locked(() => home._parked.Values
                .Where(one => string.Equals(one.Reader, reader, StringComparison.Ordinal)).ToImmutableArray());

        public Task ParkAsync(ParkedEvent parked, CancellationToken cancellationToken) =>
            home.Locked(() => home._parked[(reader, parked.Stream)] = parked);

        public Task ResumeAsync(string stream, long throughVersion, CancellationToken cancellationToken) =>
            home.Locked(() => home._parked.TryGetValue((reader, stream), out var known)
                ? home._parked[(reader, stream)] = known with { ResumedThrough = throughVersion }
                : null);

        public Task ReleaseAsync(string stream, long version, CancellationToken cancellationToken) =>
            home.Locked(() => home._parked.TryGetValue((reader, stream), out var known) && known.Version == version
                && home._parked.Remove((reader, stream)));

        public async ValueTask DisposeAsync()
        {
            await _lost.CancelAsync();
            turn.Release();
        }
    }
}
