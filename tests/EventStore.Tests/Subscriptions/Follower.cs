using System.Collections.Concurrent;
using System.Diagnostics;
using TradingPlatform.EventStore.Events;
using TradingPlatform.EventStore.Readers;
using TradingPlatform.EventStore.Subscriptions;
using TradingPlatform.EventStore.Tailing;
using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.EventStore.Tests.Subscriptions;

/// <summary>A handler that keeps books: events may come again, and none may come before the one it follows.</summary>
internal sealed class Follower
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<string, long> _reached = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _busy = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _wrong = new();
    private int _handled;

    /// <summary>Called before an event is taken; what it throws fails the attempt.</summary>
    public Func<StoredEvent, Task> Before { get; set; } = _ => Task.CompletedTask;

    public int Handled => Volatile.Read(ref _handled);

    /// <summary>The newest version that was handled; 0 for none.</summary>
    public long Reached(string stream) => _reached.GetValueOrDefault(stream);

    public long Total => _reached.Values.Sum();

    public async Task HandleAsync(StoredEvent stored, CancellationToken cancellationToken)
    {
        if (!_busy.TryAdd(stored.Stream, true))
        {
            _wrong.Enqueue($"{stored.Stream} is handled twice at once");
        }

        try
        {
            await Before(stored);
            if (stored.Version > Reached(stored.Stream) + 1)
            {
                _wrong.Enqueue($"{stored.Version} of {stored.Stream} came after {Reached(stored.Stream)}");
            }

            _reached[stored.Stream] = Math.Max(stored.Version, Reached(stored.Stream));
            Interlocked.Increment(ref _handled);
        }
        finally
        {
            _busy.TryRemove(stored.Stream, out _);
        }
    }

    /// <summary>Runs a subscription until disposed.</summary>
    public Running Start(
        ILogTail log,
        IReaderLeases leases,
        SubscriptionOptions? options = null,
        EventCatalog? catalog = null,
        ReaderGauge? gauge = null) =>
        new(new Subscription(
            "follower", HandleAsync, log, catalog ?? Note.Catalog, leases,
            gauge ?? new ReaderGauge("follower", TimeProvider.System), TimeProvider.System, options));

    /// <summary>Waits until it is so, and all was well so far.</summary>
    public async Task UntilAsync(Func<bool> isSo, string what)
    {
        for (var watch = Stopwatch.StartNew(); !isSo(); await Task.Delay(5))
        {
            Assert.True(watch.Elapsed < Limit, $"{what}: not within {Limit.TotalSeconds} s. {Total} reached.");
        }

        Check();
    }

    public async Task UntilAsync(Func<Task<bool>> isSo, string what)
    {
        for (var watch = Stopwatch.StartNew(); !await isSo(); await Task.Delay(5))
        {
            Assert.True(watch.Elapsed < Limit, $"{what}: not within {Limit.TotalSeconds} s. {Total} reached.");
        }

        Check();
    }

    public void Check() => Assert.Empty(_wrong);
}

/// <summary>A subscription at work.</summary>
internal sealed class Running : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();

    public Running(Subscription subscription) => Ends = Task.Run(() => subscription.RunAsync(_stop.Token));

    public Task Ends { get; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Ends.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }
}
