using TradingPlatform.EventStore.Appending;

namespace TradingPlatform.EventStore.Postgres;

/// <summary>A batch whose rows are written and whose commit waits for the disk. Meanwhile the next batch may be written
/// on another connection, if it touches nothing of this one; it commits behind it.</summary>
/// <param name="Chains">The streams of the batch.</param>
/// <param name="Symbols">The markets of its steps.</param>
/// <param name="Answered">Ends when every append of it is answered; never fails.</param>
internal sealed record CommitUnderWay(StreamChains Chains, IReadOnlySet<string> Symbols, Task Answered)
{
    /// <summary>Whether a batch may be written before this one is answered: what it finds then does not depend on
    /// it.</summary>
    public bool IsApartFrom(StreamChains chains, IReadOnlySet<string> symbols) =>
        !Chains.Meet(chains) && !Symbols.Overlaps(symbols);
}
