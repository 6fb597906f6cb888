using System.Collections.Immutable;

namespace TradingPlatform.EventStore.Readers;

/// <summary>The streams that wait for some reader, for operators.</summary>
public interface IParkedEvents
{
    /// <summary>All of them, by reader and stream; 10,000 at most.</summary>
    Task<ImmutableArray<ParkedEvent>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Asks <paramref name="reader"/> to take up <paramref name="stream"/> again, or, when that is null, every
    /// stream that waits for it. It does so within a second where it runs, and else when it starts.</summary>
    /// <returns>How many streams it will take up.</returns>
    Task<int> RetryAsync(string reader, string? stream, CancellationToken cancellationToken);
}
