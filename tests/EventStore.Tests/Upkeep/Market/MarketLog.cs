using TradingPlatform.Domain.Market;
using TradingPlatform.EventStore.Postgres;
using TradingPlatform.Grains.Interfaces.Events;
using TradingPlatform.Grains.Interfaces.Market;

namespace TradingPlatform.EventStore.Tests.Upkeep.Market;

/// <summary>A database with market steps, and ways to make them look old.</summary>
internal sealed class MarketLog(string connectionString) : IAsyncDisposable
{
    public string ConnectionString => connectionString;

    public PostgresEventLog Log { get; } = new(connectionString, Note.Catalog, TimeProvider.System);

    /// <summary>Appends steps <paramref name="from"/> to <paramref name="to"/> of <paramref name="symbol"/>.</summary>
    public async Task<AppendReceipt> AppendAsync(string symbol, long from, long to)
    {
        var steps = Enumerable.Range((int)from, (int)(to - from + 1)).Select(number => Step(symbol, number));
        var version = await Log.VersionAsync($"symbol-{symbol}", default);
        return await Log.AppendAsync(
            new AppendRequest($"symbol-{symbol}", version, [], [.. steps], BatchesFollow: (from - 1) * 10), default);
    }

    /// <summary>A candle closed with step <paramref name="sequence"/>, as version 1 of a stream without
    /// events.</summary>
    public Task<AppendReceipt> CloseCandleAsync(string symbol, long sequence) => Log.AppendAsync(
        new AppendRequest(
            $"symbol-{symbol}", 0,
            [
                new SymbolEvent.CandleClosed(
                    new Candle(Timeframe.M1, DateTimeOffset.UnixEpoch, 1, 1, 1, 1, 1, sequence), sequence, sequence),
            ]),
        default);

    /// <summary>Makes everything of <paramref name="symbol"/> so far look as if stored some months ago.</summary>
    public async Task AgeAsync(string symbol, int months)
    {
        var then = $"now() - interval '{months} months'";
        await ExecuteAsync($"SELECT market.make_month({then})");
        await ExecuteAsync($"UPDATE market.batches SET stored_at = {then} WHERE symbol = '{symbol}'");
        await ExecuteAsync($"UPDATE market.heads SET stored_at = {then} WHERE symbol = '{symbol}'");
    }

    public Task<object?> ExecuteAsync(string sql) => Database.ExecuteAsync(connectionString, sql);

    /// <summary>The sequences that are kept, as one text: <c>3-7</c>; holes would show.</summary>
    public async Task<string> KeptAsync(string symbol) => (string)(await ExecuteAsync($"""
        SELECT string_agg(first || '-' || last, ' ' ORDER BY first) FROM (
            SELECT min(sequence) AS first, max(sequence) AS last FROM (
                SELECT sequence, sequence - row_number() OVER (ORDER BY sequence) AS run
                FROM market.batches WHERE symbol = '{symbol}') AS numbered
            GROUP BY run) AS runs
        """))!;

    public async Task<long> FirstKeptAsync(string symbol) =>
        (await Assert.ThrowsAsync<StepsGoneException>(() => Log.ReadBatchesAsync(symbol, 1, 10, default))).FirstKept;

    public ValueTask DisposeAsync() => Log.DisposeAsync();

    private static MarketBatch Step(string symbol, long sequence) => new(
        symbol, sequence, sequence * 10, DateTimeOffset.UnixEpoch.AddSeconds(sequence), [], null, [], 1m);
}
