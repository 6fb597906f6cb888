namespace TradingPlatform.Grains.Market;

/// <summary>Appends under way, oldest first, never more than a bound.</summary>
/// <param name="pendingMax">How many may be unconfirmed at once.</param>
internal sealed class PipelinedAppends(int pendingMax)
{
    private readonly Queue<Task> _pending = new(pendingMax);

    /// <summary>Keeps <paramref name="append"/>; waits for the oldest when there are too many.</summary>
    /// <exception cref="Exception">Whatever an earlier append failed with.</exception>
    public async Task AddAsync(Task append)
    {
        _pending.Enqueue(append);
        while (_pending.Count > 0 && (_pending.Count > pendingMax || _pending.Peek().IsCompleted))
        {
            await _pending.Dequeue();
        }
    }

    /// <summary>Waits for all of them.</summary>
    public async Task DrainAsync()
    {
        while (_pending.Count > 0)
        {
            await _pending.Dequeue();
        }
    }
}
