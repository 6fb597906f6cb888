using System.Globalization;
using Npgsql;
using TradingPlatform.EventStore.Appending;

namespace TradingPlatform.EventStore.Postgres;

/// <summary>The appender's own connection: it is kept, so nothing is reset between commits and its statements stay
/// prepared.</summary>
internal sealed class AppendConnection : IAsyncDisposable
{
    // One plan for ever, and always by index: planning anew costs more than running, and a plan made while the tables
    // were empty must still be right when they are not. A forgotten transaction must not hold its locks. The server
    // ends what takes too long before we do: its word is certain, and nothing of it commits after we have given up.
    private const string SetUp = """
        SET synchronous_commit = on; SET idle_in_transaction_session_timeout = '10s'; SET jit = off;
        SET plan_cache_mode = force_generic_plan;
        SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off
        """;

    private const string LockStreams = """
        SELECT id, version, coalesce(is_archived, false) FROM events.mt_streams
        WHERE id = ANY($1) ORDER BY id FOR UPDATE
        """;

    private static readonly TimeSpan ServersLead = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan IdleMax = TimeSpan.FromSeconds(1);
    private readonly NpgsqlConnection _connection;
    private readonly TimeProvider _clock;
    private readonly int _answerSecondsMax;
    private long _usedAtTicks;

    private AppendConnection(NpgsqlConnection connection, TimeProvider clock, int answerSecondsMax)
    {
        (_connection, _clock, _answerSecondsMax) = (connection, clock, answerSecondsMax);
        _usedAtTicks = clock.GetTimestamp();
    }

    /// <summary>True until something broke it.</summary>
    public bool IsOpen => _connection.FullState.HasFlag(System.Data.ConnectionState.Open)
        && !_connection.FullState.HasFlag(System.Data.ConnectionState.Broken);

    /// <summary>Connects; throws whatever Npgsql throws.</summary>
    public static async Task<AppendConnection> OpenAsync(
        string connectionString, EventLogOptions options, TimeProvider clock)
    {
        var answerSecondsMax = (int)Math.Ceiling(options.ConnectLimit.TotalSeconds);
        var builder = new NpgsqlConnectionStringBuilder(ReadSource.WithoutGreeting(connectionString))
        {
            Pooling = false,
            Timezone = "UTC",
            Timeout = answerSecondsMax,
            CommandTimeout = (int)Math.Ceiling((options.CommandLimit + ServersLead).TotalSeconds),
            CancellationTimeout = -1, // a server that has not ended it by then does not hear us either
            MaxAutoPrepare = 20,
            AutoPrepareMinUsages = 2,
            ApplicationName = "trading-platform appender",
        };
        var connection = new NpgsqlConnection(builder.ConnectionString);
        try
        {
            await connection.OpenAsync().ConfigureAwait(false);
            var limits = string.Create(CultureInfo.InvariantCulture, $"""
                ; SET statement_timeout = {options.CommandLimit.TotalMilliseconds:0}
                ; SET lock_timeout = {options.LockLimit.TotalMilliseconds:0}
                """);
            using var setUp = new NpgsqlCommand(SetUp + limits, connection) { CommandTimeout = answerSecondsMax };
            await setUp.ExecuteNonQueryAsync().ConfigureAwait(false);
            return new AppendConnection(connection, clock, answerSecondsMax);
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Makes sure that a connection which has been idle still answers, before anything is entrusted to
    /// it.</summary>
    public async Task ProbeAsync()
    {
        if (_clock.GetElapsedTime(_usedAtTicks) > IdleMax)
        {
            using var probe = new NpgsqlCommand("SELECT 1", _connection) { CommandTimeout = _answerSecondsMax };
            await probe.ExecuteNonQueryAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Writes all of <paramref name="appends"/> in one round trip. Outside a transaction that commits them
    /// too: when it returns, they are on the disk.</summary>
    /// <exception cref="PostgresException">Severity ERROR: certainly nothing was written.</exception>
    public async Task WriteAllAsync(IReadOnlyList<EncodedAppend> appends, StreamChains chains)
    {
        // Without BEGIN, the statements up to the protocol's Sync message are one transaction, committed by it.
        using var batch = new NpgsqlBatch(_connection);
        AppendStatements.Fill(batch, appends, chains);
        await batch.ExecuteNonQueryAsync().ConfigureAwait(false);
        _usedAtTicks = _clock.GetTimestamp();
    }

    /// <summary>Writes one append and commits it.</summary>
    /// <returns>False when its stream is not where its writer saw it, or is archived; nothing was written.</returns>
    public async Task<bool> WriteOneAsync(EncodedAppend append)
    {
        using var batch = new NpgsqlBatch(_connection);
        AppendStatements.FillOne(batch, append);
        var rows = await batch.ExecuteNonQueryAsync().ConfigureAwait(false);
        _usedAtTicks = _clock.GetTimestamp();
        return rows == append.EventCount;
    }

    /// <summary>Writes all of <paramref name="appends"/> in a transaction that the caller commits.</summary>
    /// <exception cref="PostgresException">Severity ERROR: the connection is ready for another try.</exception>
    public async Task<NpgsqlTransaction> WriteAsync(IReadOnlyList<EncodedAppend> appends, StreamChains chains)
    {
        var transaction = await BeginAsync().ConfigureAwait(false);
        try
        {
            await WriteAllAsync(appends, chains).ConfigureAwait(false);
            return transaction;
        }
        catch
        {
            await transaction.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Begins a transaction for the careful way of writing.</summary>
    public Task<NpgsqlTransaction> BeginAsync() => _connection.BeginTransactionAsync().AsTask();

    /// <summary>What <paramref name="appends"/> meet; their streams are locked until the transaction ends.</summary>
    /// <param name="appends">All of them.</param>
    /// <param name="isPatient">False: what another session holds is passed over, and what follows in the transaction
    /// waits for nothing either.</param>
    /// <exception cref="PostgresException"><see cref="PostgresFaults.IsHeld"/>: patience came to its end.</exception>
    public async Task<LockedStreams> LockAsync(IReadOnlyList<EncodedAppend> appends, bool isPatient)
    {
        var ids = appends.SelectMany(append => append.Parts).Select(part => part.Stream)
            .Distinct(StringComparer.Ordinal).ToArray();
        var streams = new Dictionary<string, (long, bool)>(StringComparer.Ordinal);
        if (!isPatient)
        {
            await ReadAsync("SET LOCAL lock_timeout = '100ms'", _ => { }).ConfigureAwait(false);
        }

        await ReadAsync(
            LockStreams + (isPatient ? "" : " SKIP LOCKED"),
            rows => streams[rows.GetString(0)] = (rows.GetInt64(1), rows.GetBoolean(2)), ids).ConfigureAwait(false);
        var held = new HashSet<string>(StringComparer.Ordinal);
        if (!isPatient && streams.Count < ids.Length)
        {
            await ReadAsync(
                "SELECT id FROM events.mt_streams WHERE id = ANY($1)", rows => held.Add(rows.GetString(0)), ids)
                .ConfigureAwait(false);
            held.ExceptWith(streams.Keys);
        }

        return new LockedStreams(streams, await CommandsAsync(appends).ConfigureAwait(false), held);
    }

    private async Task<Dictionary<(string, string), long>> CommandsAsync(IReadOnlyList<EncodedAppend> appends)
    {
        var commands = new Dictionary<(string, string), long>();
        var ordered = appends.Where(append => append.CommandId is not null).ToArray();
        if (ordered.Length > 0)
        {
            await ReadAsync(
                """
                SELECT k.stream_id, k.command_id, k.version
                FROM unnest($1::varchar[], $2::varchar[]) AS a(stream, command)
                JOIN events.commands k ON k.stream_id = a.stream AND k.command_id = a.command
                """,
                rows => commands[(rows.GetString(0), rows.GetString(1))] = rows.GetInt64(2),
                ordered.Select(append => append.Stream).ToArray(),
                ordered.Select(append => append.CommandId!).ToArray()).ConfigureAwait(false);
        }

        return commands;
    }

    private async Task ReadAsync(string sql, Action<NpgsqlDataReader> take, params string[][] parameters)
    {
        using var read = new NpgsqlCommand(sql, _connection);
        foreach (var values in parameters)
        {
            read.Parameters.Add(new() { Value = values });
        }

        var rows = await read.ExecuteReaderAsync().ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
        {
            while (await rows.ReadAsync().ConfigureAwait(false))
            {
                take(rows);
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
