namespace TradingPlatform.EventStore.Readers;

/// <summary>What one reader tells about itself. Readers write, anybody reads, at any time.</summary>
public sealed class ReaderGauge
{
    private const int ErrorCharactersMax = 1_000;
    private readonly Lock _gate = new();
    private readonly TimeProvider _clock;
    private readonly RateMeter _rate;
    private readonly string _reader;
    private ReaderState _state = ReaderState.Stopped;
    private Func<(long Position, DateTimeOffset? OldestStoredAt)> _place = static () => (0, null);
    private Func<int> _parked = static () => 0;
    private long _head;
    private long _handled;
    private long _failures;
    private string? _lastError;
    private DateTimeOffset? _lastErrorAt;

    internal ReaderGauge(string reader, TimeProvider clock)
    {
        (_reader, _clock) = (reader, clock);
        _rate = new RateMeter(clock);
    }

    /// <summary>How it gets on, now.</summary>
    public ReaderStatus Status
    {
        get
        {
            lock (_gate)
            {
                var (position, oldest) = _place();
                var lag = oldest is { } storedAt ? Math.Max(0, (_clock.GetUtcNow() - storedAt).TotalSeconds) : 0;
                return new ReaderStatus(
                    _reader, _state, position, Math.Max(_head, position), lag, _handled, _rate.PerSecond(_handled),
                    _failures, _parked(), _lastError, _lastErrorAt);
            }
        }
    }

    /// <summary>It waits for its turn.</summary>
    internal void Waits() => Set(() => _state = ReaderState.Waiting);

    /// <summary>It works.</summary>
    /// <param name="place">How far it is, and when its oldest unfinished event was stored.</param>
    /// <param name="parked">How many streams wait.</param>
    internal void Begins(Func<(long Position, DateTimeOffset? OldestStoredAt)> place, Func<int> parked) =>
        Set(() => (_state, _place, _parked) = (ReaderState.Running, place, parked));

    /// <summary>It works no more.</summary>
    internal void Stops() => Set(() => _state = ReaderState.Stopped);

    /// <summary>Events were handled.</summary>
    internal void Handled(int count = 1) => Set(() => _handled += count);

    /// <summary>The log reaches at least this far. Tell it again and again: the rate is sampled by it.</summary>
    internal void Head(long position) => Set(() =>
    {
        _head = Math.Max(_head, position);
        _rate.Sample(_handled);
    });

    /// <summary>An attempt failed.</summary>
    internal void Failed(string error) => Set(() =>
    {
        _failures++;
        _lastError = error.Length > ErrorCharactersMax ? error[..ErrorCharactersMax] : error;
        _lastErrorAt = _clock.GetUtcNow();
    });

    private void Set(Action change)
    {
        lock (_gate)
        {
            change();
        }
    }
}
