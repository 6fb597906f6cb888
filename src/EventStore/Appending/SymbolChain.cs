namespace TradingPlatform.EventStore.Appending;

/// <summary>The steps of one symbol that arrive together: where its market log has to stand, and where it stands
/// then.</summary>
/// <param name="Symbol">The market.</param>
/// <param name="Seen">The sequence before the first; 0 when the symbol begins.</param>
/// <param name="Follows">The source position of that one.</param>
/// <param name="Reached">The sequence of the last.</param>
/// <param name="SourcePosition">The source position of the last.</param>
/// <param name="IsWhole">False when one of them does not stand behind the one before it; such steps are not
/// stored.</param>
internal sealed record SymbolChain(
    string Symbol, long Seen, long Follows, long Reached, long SourcePosition, bool IsWhole)
{
    /// <summary>The chains of <paramref name="batches"/>, in byte order of their symbols: two processes that move heads
    /// on in one order wait for each other, and never in a circle.</summary>
    public static SymbolChain[] Of(EncodedBatch[] batches)
    {
        var chains = new Dictionary<string, SymbolChain>(StringComparer.Ordinal);
        foreach (var batch in batches)
        {
            chains[batch.Symbol] = chains.TryGetValue(batch.Symbol, out var chain)
                ? chain.With(batch)
                : new SymbolChain(
                    batch.Symbol, batch.Sequence - 1, batch.Follows, batch.Sequence, batch.SourcePosition, true);
        }

        return [.. chains.Values.OrderBy(chain => chain.Symbol, StringComparer.Ordinal)];
    }

    private SymbolChain With(EncodedBatch next) => this with
    {
        Reached = next.Sequence,
        SourcePosition = next.SourcePosition,
        IsWhole = IsWhole && next.Sequence == Reached + 1 && next.Follows == SourcePosition,
    };
}
