using System.Collections.Immutable;

namespace TradingPlatform.EventStore.Tailing;

/// <summary>The whole log for readers that follow it: in an order that never skips an event that commits late.
/// </summary>
public interface ILogTail
{
    /// <summary>How often this process has committed. Take it before reading a page; when the page is empty, give it to
    /// <see cref="WaitAsync"/>, and no commit in between is slept through.</summary>
    long Commits { get; }

    /// <summary>A page after <paramref name="afterPosition"/>, oldest first, 1 to 10,000 events at most. Bodies are not
    /// looked at, so one that nobody can read does not hide the others.</summary>
    Task<ImmutableArray<RawEvent>> ReadRawAsync(long afterPosition, int limit, CancellationToken cancellationToken);

    /// <summary>A page of one stream after <paramref name="afterVersion"/>, oldest first, 1 to 10,000 events at most,
    /// for who takes a stream up again that it had to leave. Bodies are not looked at.</summary>
    Task<ImmutableArray<RawEvent>> ReadStreamRawAsync(
        string stream, long afterVersion, int limit, CancellationToken cancellationToken);

    /// <summary>The newest position that is committed; 0 in an empty log. A reader's lag is what it lacks to this.
    /// </summary>
    Task<long> HeadAsync(CancellationToken cancellationToken);

    /// <summary>Ends when this process has committed more than <paramref name="seenCommits"/> times, and at the latest
    /// after <paramref name="atMost"/>: another process's commits are not told of, only found by looking.</summary>
    Task WaitAsync(long seenCommits, TimeSpan atMost, CancellationToken cancellationToken);
}
