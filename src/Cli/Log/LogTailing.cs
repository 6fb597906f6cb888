using System.Collections.Immutable;
using TradingPlatform.EventStore.Tailing;
using TradingPlatform.EventStore.Upkeep.Search;
using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.Cli.Log;

/// <summary>The end of the log, and what comes after it. Nothing is shown twice and nothing is left out, also not what
/// was just being committed while it began.</summary>
/// <param name="log">The log.</param>
/// <param name="filter">What is shown.</param>
/// <param name="show">Shows it.</param>
/// <param name="say">Tells people beside the results.</param>
internal sealed class LogTailing(OpenedLog log, EventFilter filter, Action<RawEvent> show, Action<string> say)
{
    private const int Page = 1_000;
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan OutagePause = TimeSpan.FromSeconds(5);

    /// <summary>Shows the newest <paramref name="limit"/> matches.</summary>
    public async Task<Shown> NewestAsync(int limit, CancellationToken stop)
    {
        var safe = await log.SafePositionAsync(stop);
        return Show(await log.Search.NewestAsync(filter, safe, limit, stop), safe);
    }

    /// <summary>Shows the first <paramref name="limit"/> matches from a position on.</summary>
    public async Task<Shown> FromAsync(long position, int limit, CancellationToken stop)
    {
        var safe = await log.SafePositionAsync(stop);
        var found = await log.Search.FromAsync(filter, position, limit, stop);
        ImmutableArray<RawEvent> settled = [.. found.Where(stored => stored.Position <= safe)];
        return Show(settled, settled.Length == limit ? settled[^1].Position : Math.Max(safe, position - 1));
    }

    /// <summary>Shows what matches after <paramref name="position"/>, until <paramref name="stop"/>; a database that
    /// goes away is waited for.</summary>
    public async Task FollowAsync(long position, CancellationToken stop)
    {
        try
        {
            while (true)
            {
                position = await FollowOnceAsync(position, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return; // the one way to end it
        }
    }

    private async Task<long> FollowOnceAsync(long position, CancellationToken stop)
    {
        try
        {
            var commits = log.Events.Commits;
            var page = await log.Events.ReadRawAsync(position, Page, stop);
            if (page.IsEmpty)
            {
                await log.Events.WaitAsync(commits, LookEvery, stop);
                return position;
            }

            Show([.. page.Where(IsWanted)], 0);
            return page[^1].Position;
        }
        catch (EventLogUnavailableException e)
        {
            say($"{e.Message} Waiting for it; Ctrl-C ends that.");
            await Task.Delay(OutagePause, stop);
            return position;
        }
    }

    private Shown Show(ImmutableArray<RawEvent> events, long position)
    {
        foreach (var stored in events)
        {
            show(stored);
        }

        return new Shown(events.Length, position);
    }

    private bool IsWanted(RawEvent stored) =>
        stored.Stream.StartsWith(filter.StreamPrefix, StringComparison.Ordinal)
        && (filter.Name is null || string.Equals(stored.Name, filter.Name, StringComparison.Ordinal));
}

/// <summary>What was shown.</summary>
/// <param name="Count">How many events.</param>
/// <param name="Position">Where to go on: everything up to there was looked at.</param>
internal sealed record Shown(int Count, long Position);
