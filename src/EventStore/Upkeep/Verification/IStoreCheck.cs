namespace TradingPlatform.EventStore.Upkeep.Verification;

/// <summary>One thing that must be true of a store. What is made from the log (read models, chains) adds checks of its
/// own to the same list.</summary>
public interface IStoreCheck
{
    /// <summary>What it checks, for people: <c>streams</c>.</summary>
    string Name { get; }

    /// <summary>What it counts: <c>events</c>.</summary>
    string Unit { get; }

    /// <summary>About how many there are.</summary>
    Task<long> CountAsync(StoreMoment store, CancellationToken cancellationToken);

    /// <summary>Looks at all of them and writes down what is wrong. Reads only, and page by page: a store may be far
    /// larger than memory.</summary>
    /// <param name="store">The store at one moment.</param>
    /// <param name="findings">Takes what is wrong.</param>
    /// <param name="progress">Told how many were looked at.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many were looked at.</returns>
    Task<long> RunAsync(
        StoreMoment store, Findings findings, Action<long> progress, CancellationToken cancellationToken);
}
