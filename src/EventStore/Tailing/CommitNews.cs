namespace TradingPlatform.EventStore.Tailing;

/// <summary>Tells the readers of one process that its writer has committed. Costs a writer without readers one
/// addition.</summary>
internal sealed class CommitNews(TimeProvider clock)
{
    private TaskCompletionSource? _waiting;
    private long _commits;

    /// <summary>How many commits there were.</summary>
    public long Commits => Interlocked.Read(ref _commits);

    /// <summary>Tells whoever waits.</summary>
    public void Tell()
    {
        Interlocked.Increment(ref _commits);
        Interlocked.Exchange(ref _waiting, null)?.TrySetResult();
    }

    /// <summary>Ends when there are more than <paramref name="seen"/> commits, or after
    /// <paramref name="atMost"/>.</summary>
    public async Task WaitAsync(long seen, TimeSpan atMost, CancellationToken cancellationToken)
    {
        var fresh = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var next = Interlocked.CompareExchange(ref _waiting, fresh, null) ?? fresh;
        if (Commits > seen)
        {
            return;
        }

        // A wait that ends without news leaves its place for the next one, so nothing piles up.
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(next.Task, Task.Delay(atMost, clock, limit.Token));
        await limit.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }
}
