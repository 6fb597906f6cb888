using Npgsql;
using NpgsqlTypes;
using TradingPlatform.EventStore.Migrations.Adoption;

namespace TradingPlatform.EventStore.Migrations;

/// <summary>Brings a database's schema forward, one numbered file after the other, each in its own transaction. Two
/// processes that start at once wait for each other at an advisory lock. There is no way back: the next file
/// mends.</summary>
public static class Migrator
{
    // Any number will do, as long as nothing else locks it: "tp-schema" in ASCII, cut to 63 bits.
    private const long LockKey = 0x74702D736368656D;
    private const int LockSecondsMax = 120;

    /// <summary>Runs what has not run. Does nothing on a database that is up to date. A store that Marten has made is
    /// taken over as it is.</summary>
    /// <returns>What was run now, in order.</returns>
    /// <exception cref="MigrationException">A file that ran here has another text now, or the database is newer than
    /// this program, or a file failed.</exception>
    /// <exception cref="AdoptionRefusedException">Marten made the store with options that do not fit.</exception>
    public static Task<IReadOnlyList<MigrationStatus>> MigrateAsync(
        string connectionString, CancellationToken cancellationToken) =>
        MigrateAsync(connectionString, Migration.All, cancellationToken);

    /// <summary>The same with <paramref name="all"/> as the migrations of this program.</summary>
    internal static async Task<IReadOnlyList<MigrationStatus>> MigrateAsync(
        string connectionString, IReadOnlyList<Migration> all, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(connectionString, cancellationToken);
        await WaitForTurnAsync(connection, cancellationToken);
        var applied = await AppliedAsync(connection, cancellationToken);
        Check(applied, all);
        var fresh = all.Where(migration => !applied.ContainsKey(migration.Number)).ToList();
        foreach (var migration in fresh)
        {
            var adoption = await MartenStore.InsteadOfAsync(migration, connection, cancellationToken);
            await ApplyAsync(connection, migration, adoption ?? migration.Sql, cancellationToken);
        }

        var status = await StatusAsync(connection, all, cancellationToken);
        return [.. status.Where(line => fresh.Exists(migration => migration.Number == line.Number))];
    }

    /// <summary>Every migration of this program, and when it ran here.</summary>
    public static async Task<IReadOnlyList<MigrationStatus>> StatusAsync(
        string connectionString, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(connectionString, cancellationToken);
        return await StatusAsync(connection, Migration.All, cancellationToken);
    }

    /// <summary>One process at a time; the lock goes with the connection.</summary>
    private static async Task WaitForTurnAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var wait = new NpgsqlCommand($"SELECT pg_advisory_lock({LockKey})", connection);
        wait.CommandTimeout = LockSecondsMax;
        try
        {
            await wait.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (NpgsqlException e) when (e.InnerException is TimeoutException)
        {
            throw new MigrationException(
                FormattableString.Invariant(
                    $"Another process has been migrating this database for {LockSecondsMax} s. Wait for its end."), e);
        }
    }

    private static async Task<IReadOnlyList<MigrationStatus>> StatusAsync(
        NpgsqlConnection connection, IReadOnlyList<Migration> all, CancellationToken cancellationToken)
    {
        var applied = await AppliedAsync(connection, cancellationToken);
        return [.. all.Select(migration => new MigrationStatus(
            migration.Number, migration.Name,
            applied.TryGetValue(migration.Number, out var row) ? row.At : null))];
    }

    private static async Task<NpgsqlConnection> OpenAsync(string connectionString, CancellationToken cancellationToken)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false };
        var connection = new NpgsqlConnection(builder.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    private static async Task<Dictionary<int, (string Checksum, DateTimeOffset At)>> AppliedAsync(
        NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var applied = new Dictionary<int, (string, DateTimeOffset)>();
        await using var exists = new NpgsqlCommand("SELECT to_regclass('platform.migrations') IS NOT NULL", connection);
        if (await exists.ExecuteScalarAsync(cancellationToken) is not true)
        {
            return applied;
        }

        await using var read = new NpgsqlCommand(
            "SELECT number, checksum, applied_at FROM platform.migrations", connection);
        await using var rows = await read.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            applied[rows.GetInt32(0)] = (rows.GetString(1), rows.GetFieldValue<DateTimeOffset>(2));
        }

        return applied;
    }

    private static void Check(
        Dictionary<int, (string Checksum, DateTimeOffset At)> applied, IReadOnlyList<Migration> all)
    {
        var known = all.ToDictionary(migration => migration.Number);
        foreach (var (number, row) in applied)
        {
            if (!known.TryGetValue(number, out var migration))
            {
                throw new MigrationException(
                    $"The database has migration {number}, which this program does not know: "
                    + "a newer program was here. Use that one.");
            }

            if (!string.Equals(migration.Checksum, row.Checksum, StringComparison.Ordinal))
            {
                throw new MigrationException(
                    $"Migration {number} ({migration.Name}) was changed after it ran here. "
                    + "Restore its text, and add a new file instead.");
            }
        }
    }

    private static async Task ApplyAsync(
        NpgsqlConnection connection, Migration migration, string sql, CancellationToken cancellationToken)
    {
        const string Ledger = """
            CREATE SCHEMA IF NOT EXISTS platform;
            CREATE TABLE IF NOT EXISTS platform.migrations (
                number int PRIMARY KEY, name text NOT NULL, checksum text NOT NULL,
                applied_at timestamptz NOT NULL DEFAULT now());
            """;
        try
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await using var run = new NpgsqlCommand(Ledger + sql, connection, transaction);
            run.CommandTimeout = 0; // as long as its data take: given up half-way it would never come to its end
            await run.ExecuteNonQueryAsync(cancellationToken);
            await using var record = new NpgsqlCommand(
                "INSERT INTO platform.migrations (number, name, checksum) VALUES ($1, $2, $3)",
                connection, transaction);
            record.Parameters.Add(new() { Value = migration.Number });
            record.Parameters.Add(new() { Value = migration.Name, NpgsqlDbType = NpgsqlDbType.Text });
            record.Parameters.Add(new() { Value = migration.Checksum, NpgsqlDbType = NpgsqlDbType.Text });
            await record.ExecuteNonQueryAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (PostgresException e)
        {
            var advice = e.SqlState is PostgresErrorCodes.InsufficientPrivilege
                ? ". The owner of the tables migrates, with 'tp db migrate'."
                : "";
            throw new MigrationException(
                $"Migration {migration.Number} ({migration.Name}) failed: {e.MessageText}{advice}", e);
        }
    }
}
