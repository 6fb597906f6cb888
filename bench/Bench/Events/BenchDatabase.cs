using System.Globalization;
using Npgsql;
using TradingPlatform.EventStore.Migrations;
using TradingPlatform.PrivatePostgres;

namespace TradingPlatform.Bench.Events;

/// <summary>A fresh database that really writes to the disk: on a private server under <c>.data</c>, or on the server
/// that TP_POSTGRES names. It is gone afterwards.</summary>
internal sealed class BenchDatabase : IAsyncDisposable
{
    private readonly LocalPostgres? _server;
    private readonly string _home;
    private readonly string _name;

    private BenchDatabase(LocalPostgres? server, string home, string name) =>
        (_server, _home, _name) = (server, home, name);

    /// <summary>For Npgsql, without pooling: every connection is a measurement's own.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder(_home)
    {
        Database = _name,
        Pooling = false,
    }.ConnectionString;

    /// <summary>Starts, creates and migrates, and makes sure that commits are durable.</summary>
    /// <exception cref="BenchUnavailableException">There is no database, or it cheats.</exception>
    public static async Task<BenchDatabase> CreateAsync(IBenchReport report, CancellationToken cancellationToken)
    {
        try
        {
            var given = Environment.GetEnvironmentVariable("TP_POSTGRES");
            var server = given is { Length: > 0 } ? null : await LocalPostgres.StartAsync(
                Path.Combine(Environment.CurrentDirectory, ".data", "bench-postgres"),
                report.Progress,
                cancellationToken);
            var name = string.Create(CultureInfo.InvariantCulture, $"bench_{Environment.ProcessId}");
            var database = new BenchDatabase(server, server?.ConnectionString ?? given!, name);
            await ExecuteAsync(database._home, $"CREATE DATABASE {name}");
            await Migrator.MigrateAsync(database.ConnectionString, cancellationToken);
            await database.RequireDurableAsync();
            return database;
        }
        catch (Exception e) when (e is LocalPostgresException or NpgsqlException)
        {
            throw new BenchUnavailableException(e.Message, e);
        }
    }

    /// <summary>An open connection.</summary>
    public async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>Runs one statement and gives its first value.</summary>
    public Task<object?> ExecuteAsync(string sql) => ExecuteAsync(ConnectionString, sql);

    public async ValueTask DisposeAsync()
    {
        await ExecuteAsync(_home, $"DROP DATABASE {_name} WITH (FORCE)");
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    private async Task RequireDurableAsync()
    {
        var settings = await ExecuteAsync(
            "SELECT current_setting('fsync') || ' ' || current_setting('synchronous_commit')");
        if (settings is not "on on")
        {
            throw new BenchUnavailableException($"fsync and synchronous_commit must be on, not '{settings}'.");
        }
    }

    private static async Task<object?> ExecuteAsync(string connectionString, string sql)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, CommandTimeout = 120 };
        await using var connection = new NpgsqlConnection(builder.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
