using Npgsql;
using NpgsqlTypes;
using TradingPlatform.EventStore.Appending;
using TradingPlatform.EventStore.Events;

namespace TradingPlatform.EventStore.Postgres;

/// <summary>The statements that write many appends in one transaction and one round trip. They write all of them or
/// none: the first statement stops the others when one stream is not where its writer saw it.</summary>
internal sealed class AppendStatements
{
    /// <summary>Raised by the first statement; certain that nothing was written.</summary>
    public const string StreamsMovedOn = "TP001";

    // Writing to mt_streams comes first, because it gives the transaction its id before it takes any sequence number;
    // TailGaps rests on that order.
    private const string KnownStreams = """
        WITH bumped AS (
            UPDATE events.mt_streams s SET version = c.reached, timestamp = $4
            FROM unnest($1::varchar[], $2::bigint[], $3::bigint[]) AS c(id, seen, reached)
            WHERE s.id = c.id AND s.version = c.seen AND s.is_archived IS NOT TRUE RETURNING 1)
        SELECT events.require_all(cardinality($1), (SELECT count(*) FROM bumped))
        """;

    // The same where some streams are new; a little slower, and rare.
    private const string NewStreams = """
        WITH chain AS (SELECT * FROM unnest($1::varchar[], $2::bigint[], $3::bigint[]) AS c(id, seen, reached)),
        bumped AS (
            UPDATE events.mt_streams s SET version = c.reached, timestamp = $4 FROM chain c
            WHERE s.id = c.id AND s.version = c.seen AND c.seen > 0 AND s.is_archived IS NOT TRUE RETURNING 1),
        created AS (
            INSERT INTO events.mt_streams (id, version, timestamp, created)
            SELECT c.id, c.reached, $4, $4 FROM chain c WHERE c.seen = 0 AND c.reached > 0
            ON CONFLICT (id) DO NOTHING RETURNING 1),
        untouched AS (
            SELECT 1 FROM chain c WHERE c.seen = 0 AND c.reached = 0
            AND NOT EXISTS (SELECT FROM events.mt_streams s WHERE s.id = c.id))
        SELECT events.require_all(cardinality($1), (SELECT count(*) FROM bumped)
            + (SELECT count(*) FROM created) + (SELECT count(*) FROM untouched))
        """;

    // One append of one known stream: a lonely writer's, where every statement more is felt. The stream moves on before
    // a number is taken, here too; when it was not where its writer saw it, no row comes of it.
    private const string OneStream = """
        WITH bumped AS (
            UPDATE events.mt_streams SET version = $10, timestamp = $11
            WHERE id = $12 AND version = $13 AND is_archived IS NOT TRUE RETURNING 1)
        INSERT INTO events.mt_events (seq_id, id, stream_id, version, data, type, timestamp,
            mt_dotnet_type, correlation_id, causation_id)
        SELECT nextval('events.mt_events_sequence'), e.* FROM bumped, unnest(
            $1::uuid[], $2::varchar[], $3::bigint[], $4::jsonb[], $5::varchar[], $6::timestamptz[],
            $7::varchar[], $8::varchar[], $9::varchar[]) AS e
        """;

    // A command that is there already breaks the key, and with it the whole batch: the careful way finds out which.
    private const string Commands = """
        INSERT INTO events.commands (stream_id, command_id, version)
        SELECT * FROM unnest($1::varchar[], $2::varchar[], $3::bigint[])
        """;

    private const string Events = """
        INSERT INTO events.mt_events (seq_id, id, stream_id, version, data, type, timestamp,
            mt_dotnet_type, correlation_id, causation_id)
        SELECT nextval('events.mt_events_sequence'), e.* FROM unnest(
            $1::uuid[], $2::varchar[], $3::bigint[], $4::jsonb[], $5::varchar[], $6::timestamptz[],
            $7::varchar[], $8::varchar[], $9::varchar[]) AS e
        """;

    /// <summary>Everything for <paramref name="appends"/>, whose chains are <paramref name="chains"/>.</summary>
    public static void Fill(NpgsqlBatch batch, IReadOnlyList<EncodedAppend> appends, StreamChains chains)
    {
        batch.BatchCommands.Add(ForStreams(chains, appends[0].At));
        var events = appends.Sum(append => append.EventCount);
        if (events > 0)
        {
            batch.BatchCommands.Add(ForEvents(appends, events));
        }

        var commands = appends.Where(append => append.CommandId is not null).ToArray();
        if (commands.Length > 0)
        {
            batch.BatchCommands.Add(ForCommands(commands));
        }

        var batches = appends.SelectMany(append => append.Batches).ToArray();
        if (batches.Length > 0)
        {
            MarketStatements.Fill(batch, batches);
        }
    }

    /// <summary>Whether <paramref name="appends"/> are one that <see cref="FillOne"/> can write.</summary>
    public static bool IsOne(IReadOnlyList<EncodedAppend> appends) =>
        appends is [{ Parts: [{ ExpectedVersion: > 0, Events.Length: > 0 }], Batches.Length: 0, CommandId: null }];

    /// <summary>The only append, in one statement; it writes no row when the stream has moved on.</summary>
    public static void FillOne(NpgsqlBatch batch, EncodedAppend append)
    {
        var command = ForEvents([append], append.EventCount);
        command.CommandText = OneStream;
        command.Parameters.Add(Parameter(NpgsqlDbType.Bigint, append.Parts[0].NextVersion));
        command.Parameters.Add(Parameter(NpgsqlDbType.TimestampTz, append.At.UtcDateTime));
        command.Parameters.Add(Parameter(NpgsqlDbType.Varchar, append.Stream));
        command.Parameters.Add(Parameter(NpgsqlDbType.Bigint, append.Parts[0].ExpectedVersion));
        batch.BatchCommands.Add(command);
    }

    private static NpgsqlBatchCommand ForStreams(StreamChains chains, DateTimeOffset at)
    {
        var ids = new string[chains.Count];
        var seen = new long[chains.Count];
        var reached = new long[chains.Count];
        var i = 0;
        foreach (var chain in chains.InOrder)
        {
            (ids[i], seen[i], reached[i]) = chain;
            i++;
        }

        return Command(
            seen.Contains(0) ? NewStreams : KnownStreams, Texts(ids), Numbers(seen), Numbers(reached),
            Parameter(NpgsqlDbType.TimestampTz, at.UtcDateTime));
    }

    private static NpgsqlBatchCommand ForEvents(IReadOnlyList<EncodedAppend> appends, int count)
    {
        var rows = new EventRows(count);
        foreach (var append in appends)
        {
            rows.Add(append);
        }

        return Command(
            Events, Array(NpgsqlDbType.Uuid, rows.Ids), Texts(rows.Streams), Numbers(rows.Versions),
            Array(NpgsqlDbType.Jsonb, rows.Bodies), Texts(rows.Names), Array(NpgsqlDbType.TimestampTz, rows.Times),
            Texts(rows.DotnetTypes), Texts(rows.Correlations), Texts(rows.Causations));
    }

    private static NpgsqlBatchCommand ForCommands(EncodedAppend[] appends) => Command(
        Commands,
        Texts([.. appends.Select(append => append.Stream)]),
        Texts([.. appends.Select(append => append.CommandId)]),
        Numbers([.. appends.Select(append => append.Parts[0].NextVersion)]));

    internal static NpgsqlBatchCommand Command(string sql, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(parameter);
        }

        return command;
    }

    internal static NpgsqlParameter Texts(string?[] values) => Array(NpgsqlDbType.Varchar, values);

    internal static NpgsqlParameter Numbers(long[] values) => Array(NpgsqlDbType.Bigint, values);

    internal static NpgsqlParameter Array(NpgsqlDbType element, object values) =>
        Parameter(NpgsqlDbType.Array | element, values);

    internal static NpgsqlParameter Parameter(NpgsqlDbType type, object value) =>
        new() { NpgsqlDbType = type, Value = value };
}
