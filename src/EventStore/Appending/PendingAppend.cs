using TradingPlatform.Grains.Interfaces.Events;

namespace TradingPlatform.EventStore.Appending;

/// <summary>One append on its way to the disk, and the caller who waits for it. It is answered exactly once.</summary>
internal sealed class PendingAppend(EncodedAppend append, long queuedAtTicks)
{
    // Continuations run elsewhere: a caller must never run on the appender's thread.
    private readonly TaskCompletionSource<AppendReceipt> _answer =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What is to be written.</summary>
    public EncodedAppend Append { get; } = append;

    /// <summary>When it was handed in, by the clock's own ticks.</summary>
    public long QueuedAtTicks { get; } = queuedAtTicks;

    /// <summary>Ends with the answer.</summary>
    public Task<AppendReceipt> Answer => _answer.Task;

    /// <summary>It is on the disk.</summary>
    public void Durable() => _answer.TrySetResult(new AppendReceipt(Append.Parts[0].NextVersion, IsRepeat: false));

    /// <summary>Its command was on the disk already and had reached <paramref name="version"/>.</summary>
    public void Repeat(long version) => _answer.TrySetResult(new AppendReceipt(version, IsRepeat: true));

    /// <summary>Somebody else was first in <paramref name="part"/>; nothing of it was written.</summary>
    public void Stale(EncodedPart part) => Fail(new StaleStreamException(part.Stream, part.ExpectedVersion));

    /// <summary>One of its streams is closed.</summary>
    public void Archived(EncodedPart part) => Fail(new StreamArchivedException(part.Stream));

    /// <summary>Another session holds <paramref name="part"/>; nothing of it was written.</summary>
    public void Held(EncodedPart part) => Fail(new EventLogUnavailableException(
        $"Another session holds {part.Stream}, or what comes with it.", outcomeUnknown: false));

    /// <summary>It is not known to be on the disk.</summary>
    public void Fail(Exception why) => _answer.TrySetException(why);
}
