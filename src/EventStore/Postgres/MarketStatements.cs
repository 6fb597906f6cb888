using Npgsql;
using NpgsqlTypes;
using TradingPlatform.EventStore.Appending;
using static TradingPlatform.EventStore.Postgres.AppendStatements;

namespace TradingPlatform.EventStore.Postgres;

/// <summary>The statements that write market steps, behind those that write events and in the same round
/// trip.</summary>
internal static class MarketStatements
{
    private const string Room = "SELECT market.make_room()";

    // Every step stands behind the one its writer saw before it, which is the symbol's head: stored earlier, or moved
    // on by this very statement as far as its steps reach. A step that carries no event could otherwise slip in after
    // an append that failed, and leave a hole. Time may go back, a symbol's never does: no older step in a newer month.
    private const string Batches = """
        WITH chain AS (
            SELECT * FROM unnest($1::varchar[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[])
            AS c(symbol, seen, follows, reached, source_position)),
        moment AS (
            SELECT greatest(now(), max(h.stored_at)) AS stored_at FROM market.heads h WHERE h.symbol = ANY($1)),
        moved AS (
            UPDATE market.heads h
            SET sequence = c.reached, source_position = c.source_position, stored_at = moment.stored_at
            FROM chain c, moment
            WHERE h.symbol = c.symbol AND h.sequence = c.seen AND h.source_position = c.follows RETURNING 1),
        begun AS (
            INSERT INTO market.heads (symbol, sequence, source_position, stored_at)
            SELECT c.symbol, c.reached, c.source_position, moment.stored_at FROM chain c, moment WHERE c.seen = 0
            ON CONFLICT (symbol) DO NOTHING RETURNING 1),
        checked AS (
            SELECT events.require_all($6, (SELECT count(*) FROM moved) + (SELECT count(*) FROM begun)) AS is_right)
        INSERT INTO market.batches (symbol, sequence, source_position, at, body, stored_at)
        SELECT a.*, moment.stored_at FROM unnest(
            $7::varchar[], $8::bigint[], $9::bigint[], $10::timestamptz[], $11::bytea[]) AS a, checked, moment
        WHERE is_right
        """;

    /// <summary>Everything for <paramref name="batches"/>.</summary>
    public static void Fill(NpgsqlBatch batch, EncodedBatch[] batches)
    {
        batch.BatchCommands.Add(Command(Room));
        batch.BatchCommands.Add(ForBatches(batches));
    }

    private static NpgsqlBatchCommand ForBatches(EncodedBatch[] batches)
    {
        var chains = SymbolChain.Of(batches);
        return Command(
            Batches,
            Texts([.. chains.Select(chain => chain.Symbol)]),
            Numbers([.. chains.Select(chain => chain.Seen)]),
            Numbers([.. chains.Select(chain => chain.Follows)]),
            Numbers([.. chains.Select(chain => chain.Reached)]),
            Numbers([.. chains.Select(chain => chain.SourcePosition)]),
            Parameter(NpgsqlDbType.Bigint, chains.Sum(chain => chain.IsWhole ? 1L : 2L)),
            Texts([.. batches.Select(batch => batch.Symbol)]),
            Numbers([.. batches.Select(batch => batch.Sequence)]),
            Numbers([.. batches.Select(batch => batch.SourcePosition)]),
            Array(NpgsqlDbType.TimestampTz, batches.Select(batch => batch.At.UtcDateTime).ToArray()),
            Array(NpgsqlDbType.Bytea, batches.Select(batch => batch.Body).ToArray()));
    }
}
