using System.Collections.Immutable;
using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.EventStore.Tailing;

/// <summary>Follows the whole log from where it last stopped: each event at least once, in order, none
/// skipped.</summary>
/// <param name="reader">The reader's name, for ever: its checkpoint is kept under it.</param>
/// <param name="log">Where the events come from.</param>
/// <param name="checkpoints">Where the position is kept.</param>
/// <param name="clock">For waiting.</param>
public sealed class LogSubscription(string reader, IEventLog log, ICheckpoints checkpoints, TimeProvider clock)
{
    private const int PageSize = 1_000;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan PauseMax = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan OutagePause = TimeSpan.FromSeconds(1);

    /// <summary>Gives pages to <paramref name="handle"/> until cancelled. The checkpoint moves after a page was
    /// handled, so a crash repeats at most one page: the handler must take an event twice without harm. What it throws
    /// ends the subscription; an outage of the log is waited out.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled; there is no other good end.</exception>
    public async Task RunAsync(
        Func<ImmutableArray<StoredEvent>, CancellationToken, Task> handle, CancellationToken cancellationToken)
    {
        var position = await PatientlyAsync(() => checkpoints.LoadAsync(reader, cancellationToken), cancellationToken);
        var pause = FirstPause;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var from = position;
            var page = await PatientlyAsync(
                () => log.ReadAllAsync(from, PageSize, cancellationToken), cancellationToken);
            if (page.IsEmpty)
            {
                await Task.Delay(pause, clock, cancellationToken);
                pause = pause * 2 < PauseMax ? pause * 2 : PauseMax;
                continue;
            }

            await handle(page, cancellationToken);
            position = page[^1].Position;
            pause = FirstPause;
            await PatientlyAsync(() => SaveAsync(page[^1].Position, cancellationToken), cancellationToken);
        }
    }

    private async Task<bool> SaveAsync(long position, CancellationToken cancellationToken)
    {
        await checkpoints.SaveAsync(reader, position, cancellationToken);
        return true;
    }

    private async Task<T> PatientlyAsync<T>(Func<Task<T>> ask, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await ask();
            }
            catch (EventLogUnavailableException)
            {
                await Task.Delay(OutagePause, clock, cancellationToken);
            }
        }
    }
}
