using Npgsql;
using TradingPlatform.Cli.Database;

namespace TradingPlatform.Cli.Testing;

/// <summary>One PostgreSQL for a whole test run, with an empty database for each suite. The server is
/// <c>TP_POSTGRES</c> if set, else a private one that is thrown away afterwards; it starts when first asked
/// for.</summary>
internal sealed class TestDatabases(Session session, CancellationToken stop) : IAsyncDisposable
{
    // This server is thrown away: only a power cut could tell the difference, and databases are made and
    // dropped without waiting for the disk. Tests that kill a server, or measure one, start their own.
    private static readonly string[] NothingToLose =
        ["ALTER SYSTEM SET fsync = off", "ALTER SYSTEM SET full_page_writes = off", "SELECT pg_reload_conf()"];

    private readonly string _folder = Path.Combine(session.DataFolder, "test", "postgres");
    private readonly Lock _gate = new();
    private Task<PlatformDatabase>? _server;

    /// <summary>Starts the server now, so that it is ready when first asked for. Failures come out then.</summary>
    public Task WarmUpAsync() => ServerAsync();

    /// <summary>The connection string of a new, empty database.</summary>
    /// <param name="suite">Names it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<string> ForAsync(string suite, CancellationToken cancellationToken)
    {
        var server = await ServerAsync();
        var name = "tp_test_" + suite.ToLowerInvariant().Replace('.', '_');
        await using var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var drop = new NpgsqlCommand($"DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)", connection);
        await drop.ExecuteNonQueryAsync(cancellationToken);
        await using var create = new NpgsqlCommand($"CREATE DATABASE \"{name}\"", connection);
        await create.ExecuteNonQueryAsync(cancellationToken);
        return new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = name }.ConnectionString;
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is null)
        {
            return;
        }

        await Task.WhenAny(_server); // one that is just starting must not be left behind
        if (!_server.IsCompletedSuccessfully)
        {
            return;
        }

        NpgsqlConnection.ClearAllPools();
        var server = await _server;
        await server.DisposeAsync();
        if (server.Folder is { } folder)
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private Task<PlatformDatabase> ServerAsync()
    {
        lock (_gate)
        {
            return _server ??= StartAsync();
        }
    }

    private async Task<PlatformDatabase> StartAsync()
    {
        var server = await PlatformDatabase.OpenAsync(session, _folder, stop);
        try
        {
            if (server.Folder is not null)
            {
                await SkipTheDiskAsync(server.ConnectionString);
            }

            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    private async Task SkipTheDiskAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(stop);
        foreach (var statement in NothingToLose)
        {
            await using var command = new NpgsqlCommand(statement, connection);
            await command.ExecuteNonQueryAsync(stop);
        }
    }
}
