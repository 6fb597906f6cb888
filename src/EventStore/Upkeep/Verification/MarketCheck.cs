namespace TradingPlatform.EventStore.Upkeep.Verification;

/// <summary>The market log has no hole: from the first step that is kept, a symbol's numbers go up one by one, its
/// source positions and its times of storing never go back, every step can be read and says the same as its row, and
/// the symbol's head is its last step.</summary>
public sealed class MarketCheck : IStoreCheck
{
    private const string Symbols = """
        SELECT symbol FROM market.heads UNION SELECT symbol FROM market.batches ORDER BY symbol
        """;

    /// <inheritdoc/>
    public string Name => "market log";

    /// <inheritdoc/>
    public string Unit => "steps";

    /// <inheritdoc/>
    public Task<long> CountAsync(StoreMoment store, CancellationToken cancellationToken) =>
        store.NumberAsync("SELECT count(*) FROM market.batches", cancellationToken);

    /// <inheritdoc/>
    public async Task<long> RunAsync(
        StoreMoment store, Findings findings, Action<long> progress, CancellationToken cancellationToken)
    {
        var seen = 0L;
        foreach (var symbol in await store.ListAsync(Symbols, row => row.GetString(0), cancellationToken))
        {
            var check = new SymbolUnderCheck(symbol, findings);
            for (var page = await PageAsync(store, symbol, 0, cancellationToken); page.Count > 0;
                page = await PageAsync(store, symbol, page[^1].Sequence, cancellationToken))
            {
                foreach (var step in page)
                {
                    check.Take(step);
                    progress(++seen);
                }
            }

            var heads = await store.ListAsync(
                "SELECT sequence, source_position, stored_at FROM market.heads WHERE symbol = $1",
                row => new SymbolHead(row.GetInt64(0), row.GetInt64(1), row.GetDateTime(2)),
                cancellationToken, StoreMoment.Text(symbol));
            check.End(heads.Count == 0 ? null : heads[0]);
        }

        return seen;
    }

    private static Task<IReadOnlyList<StoredStep>> PageAsync(
        StoreMoment store, string symbol, long after, CancellationToken cancellationToken) => store.ListAsync(
        $"""
        SELECT sequence, source_position, body, stored_at FROM market.batches
        WHERE symbol = $1 AND sequence > $2 ORDER BY sequence LIMIT {StoreMoment.Page}
        """,
        row => new StoredStep(
            row.GetInt64(0), row.GetInt64(1), row.GetFieldValue<byte[]>(2), row.GetDateTime(3)),
        cancellationToken, StoreMoment.Text(symbol), StoreMoment.Number(after));
}
