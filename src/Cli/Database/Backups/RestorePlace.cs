using System.Collections.Immutable;
using System.Globalization;
using Npgsql;

namespace TradingPlatform.Cli.Database.Backups;

/// <summary>The database that is to be replaced, a new one beside it, and the moment at which they change
/// names.</summary>
internal sealed class RestorePlace : IAsyncDisposable
{
    private const int NameMax = 63 - 10; // PostgreSQL cuts longer names off, ours with the endings below
    private readonly NpgsqlConnectionStringBuilder _target;
    private readonly NpgsqlConnection _server;

    private RestorePlace(NpgsqlConnectionStringBuilder target, NpgsqlConnection server) =>
        (_target, _server) = (target, server);

    /// <summary>The server's major version.</summary>
    public int ServerMajor => _server.PostgreSqlVersion.Major;

    private string Target => _target.Database!;

    private string Beside => $"{Target}_restoring";

    private string Replaced => $"{Target}_replaced";

    /// <summary>Connects to the server, not to the database, which nobody may be using when it is replaced.</summary>
    public static async Task<RestorePlace> OpenAsync(string connectionString, CancellationToken stop)
    {
        var target = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false };
        if (target.Database is not { Length: > 0 and <= NameMax })
        {
            throw new CommandFailedException(
                $"A database that is restored needs a name of 1 to {NameMax} characters in TP_POSTGRES.");
        }

        var home = new NpgsqlConnectionStringBuilder(target.ConnectionString) { Database = "postgres", Options = null };
        var server = new NpgsqlConnection(home.ConnectionString);
        await server.OpenAsync(stop);
        return new RestorePlace(target, server);
    }

    /// <summary>What is in the database, for people; null when it is empty.</summary>
    public async Task<string?> ContentsAsync(CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection(_target.ConnectionString);
        await connection.OpenAsync(stop);
        await using var ask = new NpgsqlCommand(
            """
            SELECT count(*), pg_size_pretty(pg_database_size(current_database()))
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
            """, connection);
        await using var row = await ask.ExecuteReaderAsync(stop);
        await row.ReadAsync(stop);
        return row.GetInt64(0) == 0
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"{row.GetInt64(0)} tables, {row.GetString(1)}");
    }

    /// <summary>Roles belong to the server and are in no archive: those that are missing are made, without a
    /// login.</summary>
    public async Task MakeRolesAsync(ImmutableArray<string> roles, CancellationToken stop)
    {
        foreach (var role in roles)
        {
            if (await AskAsync($"SELECT 1 FROM pg_roles WHERE rolname = {Literal(role)}", stop) is null)
            {
                await RunAsync($"CREATE ROLE {Name(role)} NOLOGIN NOINHERIT", stop);
            }
        }
    }

    /// <summary>A new, empty database with the sort order of the old one; what a killed restore left is
    /// replaced.</summary>
    /// <returns>Its connection string.</returns>
    public async Task<string> CreateBesideAsync(CancellationToken stop)
    {
        await RunAsync($"DROP DATABASE IF EXISTS {Name(Beside)} WITH (FORCE)", stop);
        var order = await AskAsync(
            $"""
            SELECT format('LC_COLLATE %L LC_CTYPE %L', datcollate, datctype) FROM pg_database
            WHERE datname = {Literal(Target)}
            """, stop);
        await RunAsync($"CREATE DATABASE {Name(Beside)} TEMPLATE template0 ENCODING 'UTF8' {order}", stop);
        return new NpgsqlConnectionStringBuilder(_target.ConnectionString) { Database = Beside }.ConnectionString;
    }

    /// <summary>Removes the new one again.</summary>
    public Task DropBesideAsync() =>
        RunAsync($"DROP DATABASE IF EXISTS {Name(Beside)} WITH (FORCE)", CancellationToken.None);

    /// <summary>Puts the new one in the old one's place, at once or not at all; then drops the old one.</summary>
    public async Task SwapAsync(CancellationToken stop)
    {
        await RunAsync($"DROP DATABASE IF EXISTS {Name(Replaced)} WITH (FORCE)", stop);
        try
        {
            await using var swap = await _server.BeginTransactionAsync(stop);
            await RunAsync($"ALTER DATABASE {Name(Target)} RENAME TO {Name(Replaced)}", stop);
            await RunAsync($"ALTER DATABASE {Name(Beside)} RENAME TO {Name(Target)}", stop);
            await swap.CommitAsync(stop);
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.ObjectInUse)
        {
            throw new CommandFailedException(
                $"Somebody uses the database ({e.Detail ?? e.MessageText}), so it was left as it was. Stop the "
                + "platform and every other program that is connected, and try again.", e);
        }

        await RunAsync($"DROP DATABASE {Name(Replaced)} WITH (FORCE)", CancellationToken.None);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task RunAsync(string sql, CancellationToken stop)
    {
        try
        {
            await AskAsync(sql, stop);
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new CommandFailedException(
                $"{_target.Username} may not do what a restore needs ({e.MessageText}). Let an administrator grant "
                + "CREATEDB and CREATEROLE for it, or restore as an administrator (docs/operations.md).", e);
        }
    }

    private async Task<object?> AskAsync(string sql, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, _server) { CommandTimeout = 0 };
        return await command.ExecuteScalarAsync(stop);
    }

    private static string Name(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
