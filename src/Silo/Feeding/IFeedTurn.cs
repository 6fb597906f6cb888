namespace TradingPlatform.Silo.Feeding;

/// <summary>Whose turn it is to carry the feed into the symbols: one process at a time, whoever else stands by. Two at
/// once would do no harm, for a symbol knows its source positions; they would only waste each other's work.</summary>
public interface IFeedTurn
{
    /// <summary>Waits until the turn is this process's.</summary>
    /// <returns>The turn; disposed of, it goes to the next who waits.</returns>
    Task<FeedLease> TakeAsync(CancellationToken cancellationToken);
}

/// <summary>The turn while this process has it.</summary>
/// <param name="giveBack">Passes it on.</param>
/// <param name="lost">Cancelled when it is lost: stop feeding, and ask for it again.</param>
public sealed class FeedLease(Func<ValueTask> giveBack, CancellationToken lost) : IAsyncDisposable
{
    /// <summary>Cancelled when the turn is lost.</summary>
    public CancellationToken Lost => lost;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => giveBack();
}

/// <summary>The turn of a platform that is one process.</summary>
public sealed class OnlyProcess : IFeedTurn
{
    /// <inheritdoc/>
    public Task<FeedLease> TakeAsync(CancellationToken cancellationToken) =>
        Task.FromResult(new FeedLease(() => ValueTask.CompletedTask, CancellationToken.None));
}
