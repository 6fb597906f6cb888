using TradingPlatform.EventStore.Readers;
using TradingPlatform.EventStore.Tailing;

namespace TradingPlatform.EventStore.Subscriptions;

/// <summary>Takes up a stream that waited, beside the lanes, until it is where they are.</summary>
internal sealed class CatchUp(
    ILogTail log, PatientHandling handling, WaitingStreams waiting, IReaderLease lease)
{
    private const int PageSize = 500;

    /// <summary>After so many rounds that the lanes outran, they wait for the next one.</summary>
    private const int RoundsBesideMax = 3;

    /// <summary>Begins, goes on with, or ends the catching up of every stream that somebody asked for. Call it between
    /// pages.</summary>
    public async Task StepAsync(CancellationToken cancellationToken)
    {
        foreach (var stream in waiting.All.Where(stream => stream.CatchingUp is { IsCompleted: true }).ToList())
        {
            await EndRoundAsync(stream, cancellationToken);
        }
    }

    /// <summary>Begins with the streams that somebody asked for since the last look.</summary>
    public async Task BeginAskedAsync(CancellationToken cancellationToken)
    {
        if (!waiting.All.Any(stream => stream.CatchingUp is null))
        {
            return;
        }

        var asked = (await lease.ParkedAsync(cancellationToken))
            .Where(parked => parked.RetryAskedAt is not null)
            .Select(parked => parked.Stream)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var stream in waiting.All.Where(
            stream => stream.CatchingUp is null && asked.Contains(stream.Parked.Stream)))
        {
            stream.CatchingUp = RoundAsync(stream, cancellationToken);
        }
    }

    /// <summary>Ends when every round that is under way has ended, however.</summary>
    public Task QuietAsync() => Task.WhenAll(waiting.All
        .Select(stream => stream.CatchingUp).OfType<Task>()
        .Select(async round => await round.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing)));

    private async Task EndRoundAsync(WaitingStream stream, CancellationToken cancellationToken)
    {
        for (var reachedEnd = await stream.CatchingUp!; reachedEnd; reachedEnd = await stream.CatchingUp)
        {
            if (await waiting.TryJoinAsync(stream, cancellationToken))
            {
                return;
            }

            stream.CatchingUp = RoundAsync(stream, cancellationToken);
            if (++stream.Rounds < RoundsBesideMax)
            {
                return;
            }
        }
    }

    /// <summary>Handles the stream up to its present end; false when it was parked again on the way.</summary>
    private async Task<bool> RoundAsync(WaitingStream stream, CancellationToken cancellationToken)
    {
        while (true)
        {
            var page = await log.ReadStreamRawAsync(
                stream.Parked.Stream, stream.HandledThrough, PageSize, cancellationToken);
            foreach (var raw in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (await handling.TryAsync(raw, cancellationToken) is { } parked)
                {
                    await waiting.ParkAsync(AsBefore(stream.Parked, parked), cancellationToken);
                    return false;
                }

                (stream.HandledThrough, stream.HandledPosition) = (raw.Version, raw.Position);
            }

            if (page.Length < PageSize)
            {
                return true;
            }

            await lease.ResumeAsync(stream.Parked.Stream, stream.HandledThrough, cancellationToken);
        }
    }

    /// <summary>An event that fails again has waited since it first failed.</summary>
    private static ParkedEvent AsBefore(ParkedEvent before, ParkedEvent now) => before.Version == now.Version
        ? now with { Since = before.Since, Attempts = before.Attempts + now.Attempts }
        : now;
}
