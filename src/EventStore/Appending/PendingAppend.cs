using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.EventStore.Appending;

/// <summary>One append on its way to the disk, and the caller who waits for it. It is answered exactly once.</summary>
internal sealed class PendingAppend(EncodedAppend append, long queuedAtTicks)
{
    // Continuations run elsewhere: a caller must never run on the appender's thread.
    private readonly TaskCompletionSource _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What is to be written.</summary>
    public EncodedAppend Append { get; } = append;

    /// <summary>When it was handed in, by the clock's own ticks.</summary>
    public long QueuedAtTicks { get; } = queuedAtTicks;

    /// <summary>Ends with the answer.</summary>
    public Task Answer => _answer.Task;

    /// <summary>It is on the disk.</summary>
    public void Durable() => _answer.TrySetResult();

    /// <summary>Somebody else was first; nothing of it was written.</summary>
    public void Stale() => Fail(new StaleStreamException(Append.Stream, Append.ExpectedVersion));

    /// <summary>It is not known to be on the disk.</summary>
    public void Fail(Exception why) => _answer.TrySetException(why);
}
