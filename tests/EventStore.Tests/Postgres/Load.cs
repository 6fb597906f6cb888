using System.Collections.Concurrent;
using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.EventStore.Tests.Postgres;

/// <summary>Writers that go on through failures as a grain would, and an account of what each was told.</summary>
internal sealed class Load(IEventLog log)
{
    private readonly ConcurrentBag<string> _acknowledged = [];
    private readonly ConcurrentBag<string> _certainlyFailed = [];
    private int _unknown;
    private int _next;
    private long _slowestTicks;

    public int Acknowledged => _acknowledged.Count;

    public int Failed => _certainlyFailed.Count + _unknown;

    public TimeSpan Slowest => TimeSpan.FromTicks(Volatile.Read(ref _slowestTicks));

    /// <summary>Runs <paramref name="writers"/> until <paramref name="stop"/>; every text is written at most
    /// once.</summary>
    public Task RunAsync(int writers, CancellationToken stop) => Task.WhenAll(
        Enumerable.Range(0, writers).Select(writer => WriteAsync($"note-{writer:000}", stop)));

    /// <summary>Throws unless the log holds what was acknowledged, once, and nothing that certainly failed.</summary>
    public async Task CheckAsync()
    {
        var stored = new List<string>();
        foreach (var stream in await log.StreamsAsync("note-", "", 1_000, default))
        {
            var events = await log.ReadAsync(stream, 0, default).ToListAsync();
            Assert.Equal(Enumerable.Range(1, events.Count).Select(i => (long)i), events.Select(e => e.Version));
            stored.AddRange(events.Select(e => ((Note.Written)e.Body).Text));
        }

        Assert.Equal(stored.Count, stored.Distinct(StringComparer.Ordinal).Count());
        Assert.Empty(_acknowledged.Except(stored, StringComparer.Ordinal));
        Assert.Empty(_certainlyFailed.Intersect(stored, StringComparer.Ordinal));
        Assert.Equal(stored.Count, await TailCountAsync());
    }

    private async Task<int> TailCountAsync()
    {
        var (count, after) = (0, 0L);
        for (var page = await log.ReadAllAsync(0, 5_000, default); page.Length > 0;
            page = await log.ReadAllAsync(after, 5_000, default))
        {
            (count, after) = (count + page.Length, page[^1].Position);
        }

        return count;
    }

    private async Task WriteAsync(string stream, CancellationToken stop)
    {
        var version = 0L;
        while (!stop.IsCancellationRequested)
        {
            var text = $"{Interlocked.Increment(ref _next)}";
            var began = TimeProvider.System.GetTimestamp();
            try
            {
                await log.AppendAsync(new AppendRequest(stream, version, [new Note.Written(text)]), default);
                _acknowledged.Add(text);
                version++;
            }
            catch (EventLogUnavailableException e)
            {
                Note(e.OutcomeUnknown, text);
                version = await ReloadAsync(stream);
            }
            catch (StaleStreamException)
            {
                _certainlyFailed.Add(text); // an append of unknown outcome came through after all
                version = await ReloadAsync(stream);
            }

            Slow(TimeProvider.System.GetElapsedTime(began).Ticks);
        }
    }

    private void Note(bool outcomeUnknown, string text)
    {
        if (outcomeUnknown)
        {
            Interlocked.Increment(ref _unknown);
        }
        else
        {
            _certainlyFailed.Add(text);
        }
    }

    private void Slow(long ticks)
    {
        for (var seen = Volatile.Read(ref _slowestTicks); ticks > seen; seen = Volatile.Read(ref _slowestTicks))
        {
            Interlocked.CompareExchange(ref _slowestTicks, ticks, seen);
        }
    }

    private async Task<long> ReloadAsync(string stream)
    {
        for (var attempt = 0; attempt < 600; attempt++)
        {
            try
            {
                return await log.VersionAsync(stream, default);
            }
            catch (EventLogUnavailableException)
            {
                await Task.Delay(50);
            }
        }

        throw new TimeoutException("The log did not come back within 30 s.");
    }
}
